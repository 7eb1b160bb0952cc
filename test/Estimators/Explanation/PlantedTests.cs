using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A label that depends on one node, one edge and one feature, known to the test alone: what explains a model that has learnt it must find them.</summary>
public sealed class PlantedTests(PlantedTests.Model trained) : IClassFixture<PlantedTests.Model>
{
    private const int Told = 1;

    [Fact]
    public void The_node_the_edge_and_the_feature_come_out_on_top()
    {
        Planted[] telling = [.. Planted.Draw(60, seed: 2).Where(each => Math.Abs(each.Number) > 0.8 && Math.Abs(each.Weight) > 0.8)];
        Assert.InRange(telling.Length, 5, 60);
        foreach (Planted each in telling)
        {
            PredictionExplainer explainer = trained.Transformer.Model.Explain(each.Graph);
            GradientTimesInput gradients = explainer.GradientTimesInput();
            Assert.Equal(each.Node, Top(gradients.Nodes));
            Assert.Equal(each.Node, Top(explainer.MaskNodes()));
            Assert.Equal(each.Edge, Top(gradients.Edges));
            Assert.Equal(each.Edge, Top(explainer.RemoveEdges()));
            Assert.Equal(Told, Top(gradients.Features));
            Assert.Equal(Told, Top(explainer.MaskFeatures()));

            // And with the sign that they have in the label.
            Assert.Equal(Math.Sign(each.Number), Math.Sign(gradients.Nodes[each.Node]));
            Assert.Equal(Math.Sign(each.Weight), Math.Sign(explainer.RemoveEdges()[each.Edge]));
        }
    }

    [Fact]
    public void Permuting_the_feature_costs_most()
    {
        var ml = new MLContext(1);
        IDataView rows = ml.Data.LoadFromEnumerable(Planted.Draw(40, seed: 3));
        double Metric(IDataView scored) => ml.Regression.Evaluate(scored).RSquared;

        PermutationFeatureImportance found = trained.Transformer.PermutationFeatureImportance(rows, Metric, permutationCount: 3);

        Assert.Equal(Metric(trained.Transformer.Transform(rows)), found.Metric, 1e-12);
        Assert.Equal([0, 1, 2], found.Features.Select(feature => feature.Feature));
        FeatureImportance told = found.Features[Told];
        Assert.All(found.Features.Where(feature => feature.Feature != Told), other => Assert.True(told.Fall > 10 * Math.Abs(other.Fall), found.ToString()));
        Assert.InRange(told.StandardError, 1e-9, told.Fall / 2);
        Assert.Equal(found.Features, trained.Transformer.PermutationFeatureImportance(rows, Metric, permutationCount: 3).Features);
        Assert.NotEqual(found.Features, trained.Transformer.PermutationFeatureImportance(rows, Metric, permutationCount: 3, seed: 2).Features);
        Assert.Equal(["metric", "feature", "1"], found.ToString().Split(Environment.NewLine).Take(3).Select(line => line.Trim().Split(' ', ':')[0]));
    }

    private static int Top(IReadOnlyList<double> values) => Enumerable.Range(0, values.Count).MaxBy(i => Math.Abs(values[i]));

    /// <summary>A model that was trained once for all tests.</summary>
    public sealed class Model
    {
        internal GraphRegressionTransformer Transformer { get; } = new MLContext(1).Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
        {
            Network = new GnnOptions { Layers = 1, Width = 16, Messages = Aggregation.Sum },
            Epochs = 120,
            BatchSize = 20,
            Threads = 1,
            Seed = 1,
            Optimizer = new AdamOptions { LearningRate = 1e-2 },
        }).Fit(new MLContext(1).Data.LoadFromEnumerable(Planted.Draw(200, seed: 1)));
    }

    /// <summary>A ring; all numbers of feature 1 are 0 but one node's, all weights but one edge's, and the label is the sum of the two.</summary>
    private sealed class Planted
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float Label { get; set; }

        internal int Node { get; private init; }

        internal int Edge { get; private init; }

        internal float Number { get; private init; }

        internal float Weight { get; private init; }

        internal static Planted[] Draw(int count, int seed)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, count).Select(_ =>
            {
                int nodes = random.Next(5, 9);
                Graph ring = GraphGenerators.Ring(nodes);
                (int node, int edge) = (random.Next(nodes), random.Next(ring.EdgeCount));
                (float number, float weight) = ((4 * random.NextSingle()) - 2, (4 * random.NextSingle()) - 2);
                float[] features = RandomGraphs.Numbers(random, nodes * 3);
                var weights = new float[ring.EdgeCount];
                for (int i = 0; i < nodes; i++)
                {
                    features[(3 * i) + Told] = i == node ? number : 0;
                }

                weights[edge] = weight;
                return new Planted
                {
                    Graph = ring.WithNodeFeatures(features, 3).WithEdgeWeights(weights),
                    Label = number + weight,
                    Node = node,
                    Edge = edge,
                    Number = number,
                    Weight = weight,
                };
            })];
        }
    }
}
