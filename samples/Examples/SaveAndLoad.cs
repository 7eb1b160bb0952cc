using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>A trained pipeline as a file, and one prediction at a time from it.</summary>
internal static class SaveAndLoad
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        Row[] rows = [.. Enumerable.Range(2, 12).Select(nodes => new Row { Graph = Line(nodes), Length = nodes - 1 })];
        IDataView data = ml.Data.LoadFromEnumerable(rows);
        var network = new GnnOptions { Layers = 1, Width = 8 };
        ITransformer model = ml.Regression.Trainers.GraphRegression(nameof(Row.Length), network: network, epochs: 40).Fit(data);

        using var file = new MemoryStream();
        ml.Model.Save(model, data.Schema, file);

        // In another process this is all it takes: the file says what it is, and nothing needs to be registered.
        var elsewhere = new MLContext();
        file.Position = 0;
        ITransformer loaded = elsewhere.Model.Load(file, out _);
        PredictionEngine<Row, Prediction> engine = elsewhere.Model.CreatePredictionEngine<Row, Prediction>(loaded);
        output.WriteLine($"A line of 7 nodes has a length of about {engine.Predict(new Row { Graph = Line(7) }).Score:f1}");
    }

    private static Graph Line(int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (int node = 1; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node - 1, node);
        }

        return builder.Build();
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Length { get; set; }
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
