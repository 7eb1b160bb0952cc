using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Graphs whose nodes and edges have types reach layers that have weights for each.</summary>
public sealed class TypedTaskTests
{
    private readonly MLContext ml = new(seed: 1);

    /// <summary>What a node counts for depends on its type, and what a neighbour does on the edge's: both by sign, so that without types nothing is known.</summary>
    [Fact]
    public void Learns_what_types_of_nodes_and_edges_mean()
    {
        ValueList<LayerOptions> typed = [new TypedLinearLayerOptions { Width = 4 }, new RelationalLayerOptions { Width = 4 }];
        ValueList<LayerOptions> plain = [new LinearLayerOptions { Width = 4 }, new SageLayerOptions { Width = 4 }];

        Assert.InRange(ErrorOf(typed), 0, 0.05);
        Assert.InRange(ErrorOf(plain), 0.3, double.PositiveInfinity);
    }

    /// <summary>The mean square error over that of the mean.</summary>
    private double ErrorOf(ValueList<LayerOptions> layers)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 60);
        options.Network = new ComposedOptions { Layers = layers, Activation = null, HeadLayers = 1 };
        ITransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows(300, 1)));
        Sample[] test = Rows(100, 2);
        double mean = test.Average(row => row.Label);
        return ml.Scores(model, test).Zip(test, (score, row) => Math.Pow(score - row.Label, 2)).Average() / test.Average(row => Math.Pow(row.Label - mean, 2));
    }

    private static Sample[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            // A ring, so that each node has one edge into it.
            int nodes = random.Next(3, 7);
            float[] features = [.. Enumerable.Range(0, nodes).Select(_ => random.NextSingle())];
            int[] types = [.. features.Select(_ => random.Next(2) == 0 ? 1 : 6)];
            int[] bonds = [.. features.Select(_ => random.Next(2) == 0 ? 3 : 7)];
            var builder = new GraphBuilder(nodes).WithNodeFeatures(features, 1).WithNodeTypes(types).WithEdgeTypes(bonds);
            for (int node = 0; node < nodes; node++)
            {
                builder.AddEdge(node, (node + 1) % nodes);
            }

            return new Sample
            {
                Graph = builder.Build(),
                Label = features.Select((x, node) => (types[node] == 1 ? x : -x) * (bonds[node] == 3 ? 1 : -1)).Sum(),
            };
        })];
    }
}
