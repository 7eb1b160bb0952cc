using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>What the prediction of one node of a larger graph hangs on, among the nodes around it alone: here which member tells a friend's circle, and which friendship.</summary>
internal static class ExplainNodes
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        Graph club = GraphGenerators.StochasticBlockModel([40, 40], inside: 0.1, between: 0.01, seed: 1);

        // A few wear the colours of their circle; of the others, only friends tell.
        float[] colours = [.. Enumerable.Range(0, 80).Select(member => member % 4 > 0 ? 0 : member < 40 ? 1f : -1f)];
        Graph graph = club.WithNodeTypes([]).WithNodeFeatures(colours, width: 1);
        IDataView members = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 80).Select(member => new Row { Graph = graph, Node = member, Side = member < 40 ? 1 : -1 }));
        NodeRegressionTransformer model = ml.Regression.Trainers.NodeRegression(nameof(Row.Side), network: new GcnOptions { Dropout = 0 }, epochs: 1000).Fit(members);

        // Two layers hear of two steps; degrees, by which this network divides, are known one step farther.
        PredictionExplainer near = model.Model.Explain(graph, node: 5).Within(hops: 3);
        IReadOnlyList<double> falls = near.MaskNodes();
        int teller = Enumerable.Range(0, falls.Count).MaxBy(place => falls[place]);
        output.WriteLine($"Member 5 is at {near.Score:f2}, among {near.Nodes.Count} near enough; {falls[teller]:f2} of it is owed to member {near.Nodes[teller]}");

        string svg = near.Graph.ToSvg(new GraphDrawingOptions
        {
            Title = "How member 5 is known",
            NodeNames = [.. near.Nodes.Select(member => $"member {member}")],
            NodeValues = falls,
            EdgeValues = near.RemoveEdges(bothDirections: true),
        });
        output.WriteLine($"A picture of it: {svg.Length:n0} characters of SVG");
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public int Node { get; set; }

        public float Side { get; set; }
    }
}
