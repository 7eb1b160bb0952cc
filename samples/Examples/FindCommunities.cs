using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Who belongs together: a graph's communities, where a newcomer goes, and the small graph that is left if each becomes a node.</summary>
internal static class FindCommunities
{
    internal static void Run(TextWriter output)
    {
        // Two circles of friends, 0 to 4 and 5 to 8, of whom two know each other.
        (int A, int B)[] friends = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 4), (3, 4), (0, 4), (5, 6), (5, 7), (6, 7), (6, 8), (7, 8), (4, 5)];
        Graph circles = Network(9, friends);

        var ml = new MLContext(seed: 1);
        IDataView members = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 9).Select(node => new Member { Graph = circles, Node = node }));
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(members);
        uint[] found = [.. ml.Data.CreateEnumerable<Assigned>(model.Transform(members), reuseRowObject: false).Select(row => row.PredictedLabel)];
        output.WriteLine($"{model.Model.Communities.Count} communities: {string.Join(" ", found)}, modularity {Communities.Modularity(circles, model.Model.Communities.Assignments):f2}");

        // Someone comes who knows 6 and 8: the first nodes are the same, so the model knows the graph again.
        Graph grown = Network(10, [.. friends, (6, 9), (8, 9)]);
        output.WriteLine($"The newcomer's: {model.Model.Predict(grown)[9] + 1}");

        // Each community a node, with the mean of its members' features.
        Graph ages = circles.WithNodeFeatures([31, 35, 28, 30, 26, 60, 64, 58, 70], 1);
        IDataView graphs = ml.Data.LoadFromEnumerable([new Member { Graph = ages }]);
        Graph coarse = ml.Data.CreateEnumerable<Member>(ml.Transforms.CoarsenGraph("Graph", count: 2).Fit(graphs).Transform(graphs), reuseRowObject: false).Single().Graph!;
        output.WriteLine($"Mean ages: {string.Join(" ", coarse.NodeFeatures.ToArray())}; edges {string.Join(" ", Enumerable.Range(0, coarse.EdgeCount).Select(edge => $"{coarse.Sources[edge]}→{coarse.Targets[edge]}: {coarse.EdgeWeights[edge]}"))}");
    }

    private static Graph Network(int nodes, (int A, int B)[] pairs)
    {
        var builder = new GraphBuilder(nodes);
        foreach ((int a, int b) in pairs)
        {
            builder.AddUndirectedEdge(a, b);
        }

        return builder.Build();
    }

    private sealed class Member
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public int Node { get; set; }
    }

    private sealed class Assigned
    {
        [KeyType(2)]
        public uint PredictedLabel { get; set; }
    }
}
