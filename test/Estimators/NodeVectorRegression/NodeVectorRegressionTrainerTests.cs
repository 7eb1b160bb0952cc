using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class NodeVectorRegressionTrainerTests
{
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<NetworkOptions> Networks =>
    [
        new EgnnOptions { Layers = 2, Width = 16 },
        new LinearDynamicsOptions(),
        new GnnOptions { Layers = 2, Width = 32 },
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Learns_motion(NetworkOptions network)
    {
        NodeVectorRegressionTrainer.Options options = Small.Vectors(epochs: 60);
        options.Network = network;
        ITransformer model = ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(Samples.Motion(300)));
        Sample[] test = Samples.Motion(100, seed: 2);

        VectorRegressionMetrics metrics = ml.Regression.EvaluateVectors(model.Transform(ml.View(test)), "Vectors");

        // Standing still has an error of 1/2, the mean of |v|.
        Assert.InRange(metrics.MeanAbsoluteError, 0, 0.05);
        Assert.Equal(test.Length * 9, metrics.Count);
    }

    [Fact]
    public void Directions_do_not_move_with_the_graph_and_positions_do()
    {
        Sample[] rows = Samples.Motion(20);
        Graph here = rows[0].Graph;
        Graph there = here.WithPositions([.. here.Positions.ToArray().Select(x => x + 4)]);
        foreach (VectorTarget target in Enum.GetValues<VectorTarget>())
        {
            NodeVectorRegressionTrainer.Options options = Small.Vectors();
            options.Target = target;
            NodeVectorRegressionModelParameters model = ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(rows)).Model;
            float shift = target == VectorTarget.Position ? 4 : 0;
            Assert.All(model.Predict(here).Zip(model.Predict(there)), pair => Assert.Equal(pair.First + shift, pair.Second, 1e-4f));
        }
    }

    [Fact]
    public void Numbers_that_are_not_known_are_left_out()
    {
        Sample[] rows = Samples.Motion(40);
        Sample[] gaps = Samples.Motion(40);
        foreach (Sample row in gaps)
        {
            row.Vectors[4] = float.NaN;
        }

        NodeVectorRegressionTrainer.Options options = Small.Vectors(epochs: 30);
        options.Network = new LinearDynamicsOptions();
        options.AllowMissingLabels = true;
        NodeVectorRegressionTransformer model = ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View([.. gaps, Blank(rows[0])]));

        Assert.InRange(ml.Regression.EvaluateVectors(model.Transform(ml.View(rows)), "Vectors").MeanAbsoluteError, 0, 0.05);
    }

    [Fact]
    public void Graphs_without_nodes_of_one_node_and_without_edges_are_learnt_from()
    {
        Sample[] rows =
        [
            new() { Graph = new GraphBuilder(0).Build() },
            new() { Graph = new GraphBuilder(1).WithPositions([1, 2, 3]).WithVelocities([1, 0, 0]).Build(), Vectors = [2, 2, 3] },
            new() { Graph = new GraphBuilder(2).WithPositions(new float[6]).WithVelocities([1, 0, 0, 0, 1, 0]).Build(), Vectors = [1, 0, 0, 0, 1, 0] },
            .. Samples.Motion(3),
        ];
        foreach (NetworkOptions network in new NetworkOptions[]
        {
            new EgnnOptions { Layers = 2, Width = 8 },
            new EgnnOptions { Layers = 2, Width = 8, InferEdges = true, Differences = Differences.Unit },
            new GnnOptions { Layers = 2, Width = 8 },
            new GcnOptions { Layers = 2, Width = 8 },
            new RadialFieldOptions { Layers = 2, Width = 8 },
            new LinearDynamicsOptions(),
        })
        {
            NodeVectorRegressionTrainer.Options options = Small.Vectors();
            options.Network = network;
            options.BatchSize = 2;
            foreach (Sample[] training in new[] { rows, rows[..3], rows[1..2] })
            {
                NodeVectorRegressionTransformer model = ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(training));
                float[][] scores = ml.VectorScores(model, rows);
                Assert.Equal(rows.Select(row => 3 * row.Graph.NodeCount), scores.Select(score => score.Length));
                Assert.All(scores, score => Assert.All(score, value => Assert.True(float.IsFinite(value))));
                Assert.Empty(model.Model.Predict(rows[0].Graph));
            }
        }
    }

    [Fact]
    public void Rows_that_cannot_be_learnt_from_are_named()
    {
        Sample[] rows = Samples.Motion(4);
        Sample Other(params float[] vectors) => new() { Graph = rows[0].Graph, Vectors = vectors };

        Assert.Equal("Row 1: column 'Vectors' has 2 numbers; expected 9, 3 for each of 3 nodes.", Refusal([rows[0], Other(1, 2)]));
        Assert.Equal(
            "Row 1: number 2 of column 'Vectors' is Infinity; expected a finite number.",
            Refusal([rows[0], Other(0, float.NaN, float.PositiveInfinity, 0, 0, 0, 0, 0, 0)]));
        Assert.Equal(
            "Row 0: the graph has no positions; expected positions, whose dimension vectors have.",
            Refusal([new Sample { Graph = new GraphBuilder(2).Build() }]));
        Assert.Equal(
            "Row 0: number 0 of column 'Vectors' is NaN; expected a finite number. Where that says that a label is not known, set AllowMissingLabels.",
            Refusal([Blank(rows[0])]));
        Assert.Equal(
            "Column 'Vectors' is NaN, or empty, or of weight 0, in every one of 1 training rows; expected some that are known.",
            Refusal([Blank(rows[0])], allowMissing: true));
        Assert.Equal(
            "Column 'Vectors' is NaN, or empty, or of weight 0, in every one of 1 training rows; expected some that are known.",
            Refusal([new Sample { Graph = new GraphBuilder(0).Build() }]));
    }

    [Fact]
    public void Networks_that_give_no_vectors_or_need_more_than_there_is_are_named()
    {
        Assert.Contains("expected UpdatePositions = true", Assert.Throws<ArgumentException>(
            () => ml.Regression.Trainers.NodeVectorRegression(network: new EgnnOptions { UpdatePositions = false })).Message);
        NodeVectorRegressionTrainer.Options options = Small.Vectors();
        options.Network = new LinearDynamicsOptions();
        Sample still = new() { Graph = new GraphBuilder(1).WithPositions([1, 2, 3]).Build(), Vectors = [1, 2, 3] };
        Assert.Contains("LinearDynamicsOptions: the network needs velocities", Assert.Throws<ArgumentException>(
            () => ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View([still]))).Message);
    }

    [Fact]
    public void Directions_are_learnt_whatever_their_unit()
    {
        float[] Predictions(float unit)
        {
            Sample[] rows = Samples.Motion(20);
            foreach (Sample row in rows)
            {
                row.Vectors = [.. row.Graph.Velocities.ToArray().Select(v => unit * v)];
            }

            NodeVectorRegressionTrainer.Options options = Small.Vectors(epochs: 5);
            options.Target = VectorTarget.Direction;
            return ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(rows)).Model.Predict(rows[0].Graph);
        }

        float[] large = Predictions(1024);
        Assert.All(Predictions(1).Zip(large), pair => Assert.Equal(pair.First, pair.Second / 1024, 1e-3f));
    }

    private string Refusal(Sample[] rows, bool allowMissing = false)
    {
        NodeVectorRegressionTrainer.Options options = Small.Vectors();
        options.AllowMissingLabels = allowMissing;
        return Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(rows))).Message;
    }

    private static Sample Blank(Sample row) => new() { Graph = row.Graph, Vectors = [.. row.Vectors.Select(_ => float.NaN)] };
}
