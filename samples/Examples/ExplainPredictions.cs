using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>What a prediction hangs on, by gradients, masking and permuting: here chains of machines, whose output is that of the one switched on, less what its belts lose.</summary>
internal static class ExplainPredictions
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        var random = new Random(1);
        Row[] chains = [.. Enumerable.Range(0, 200).Select(_ => Draw(random))];
        IDataView rows = ml.Data.LoadFromEnumerable(chains);
        GraphRegressionTransformer model = ml.Regression.Trainers
            .GraphRegression(nameof(Row.Output), network: new GnnOptions { Layers = 1, Width = 16, Messages = Aggregation.Sum }, epochs: 400)
            .Fit(rows);

        // One prediction: how much each input adds to it, and how much it falls without a node's features, an edge or a feature.
        Graph chain = chains[0].Graph!;
        PredictionExplainer explainer = model.Model.Explain(chain);
        GradientTimesInput gradients = explainer.GradientTimesInput();
        IReadOnlyList<double> edges = explainer.RemoveEdges(bothDirections: true);
        float[] usual = NodeFeatureMeans.Of(chains.Select(row => row.Graph!));
        output.WriteLine($"Output {explainer.Score:f2}; by node {Text(gradients.Nodes)}; by feature {Text(gradients.Features)}");
        output.WriteLine($"Without the features of a node it falls by {Text(explainer.MaskNodes())}; with those of the mean machine by {Text(explainer.MaskNodes(usual))}");
        output.WriteLine($"Without an edge it falls by {Text(edges)}; without a feature by {Text(explainer.MaskFeatures())}; without a node by {Text(explainer.RemoveNodes())}");

        string svg = chain.ToSvg(new GraphDrawingOptions { Title = "What the output hangs on", NodeValues = gradients.Nodes, EdgeValues = edges });
        output.WriteLine($"A picture of it: {svg.Length:n0} characters of SVG");

        // Many: what each feature is worth. Of a chain of transformers it is asked of the last, with the rows that come to it.
        output.WriteLine(model.PermutationFeatureImportance(rows, scored => ml.Regression.Evaluate(scored, nameof(Row.Output)).RSquared));
    }

    private static string Text(IEnumerable<double> values) => string.Join(' ', values.Select(value => $"{value:f2}"));

    private static Row Draw(Random random)
    {
        int machines = random.Next(4, 7);
        int on = random.Next(machines);
        float[] features = [.. Enumerable.Range(0, machines).SelectMany(machine => new[] { machine == on ? 1 + random.NextSingle() : 0, random.NextSingle() })];
        Graph chain = GraphGenerators.Path(machines).WithNodeFeatures(features, width: 2);
        float[] losses = [.. Enumerable.Range(0, chain.EdgeCount).Select(_ => random.NextSingle() / 4)];
        return new Row { Graph = chain.WithEdgeWeights(losses), Output = features[2 * on] - losses.Sum() };
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Output { get; set; }
    }
}
