using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

public sealed class AuditSymmetryTests
{
    // In double precision nothing but the last digits changes.
    private const double LastDigits = 1e-11;

    private static readonly NodeVectors Positions = new() { Target = VectorTarget.Position };
    private static readonly NodeVectors Directions = new() { Target = VectorTarget.Direction };
    private static readonly GraphNumbers Sums = new() { Readout = Readout.Sum };

    public static TheoryData<string> Models => [.. All.Keys];

    private static Dictionary<string, (NetworkOptions Network, Output Output, bool Velocities, int Width)> All { get; } = new()
    {
        ["EGNN, a number a graph"] = (new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false }, Sums, false, 1),
        ["EGNN, classes of graphs"] = (new EgnnOptions { Layers = 2, Width = 8, InitialDistances = true }, new GraphNumbers { Readout = Readout.Max }, true, 3),
        ["EGNN, positions"] = (new EgnnOptions { Layers = 2, Width = 8, NodeAttributes = true }, Positions, true, 0),
        ["EGNN, directions"] = (new EgnnOptions { Layers = 2, Width = 8, InferEdges = true }, Directions, false, 0),
        ["EGNN, classes of nodes"] = (new EgnnOptions { Layers = 2, Width = 8 }, new NodeNumbers(), false, 4),
        ["EGNN, pairs"] = (new EgnnOptions { Layers = 2, Width = 8 }, new PairNumbers { Directed = true, Edges = true }, false, 1),
        ["EGNN, pairs by distance"] = (new EgnnOptions { Layers = 2, Width = 8 }, new PairNumbers { Directed = false, Edges = false, Decoder = LinkDecoder.Distance }, false, 1),
        ["SchNet, a number a graph"] = (new SchNetOptions { Layers = 2, Width = 8, Gaussians = 8, Cutoff = 5, LastWidth = 1, HeadLayers = 0 }, Sums, false, 1),
        ["EGNN pulled to the origin"] = (new EgnnOptions { Layers = 2, Width = 8, PullToOrigin = 0.1 }, Positions, false, 0),
        ["Radial field, positions"] = (new RadialFieldOptions { Layers = 2, Width = 8 }, Positions, true, 0),
        ["Radial field, directions"] = (new RadialFieldOptions { Layers = 2, Width = 8, InitialDistances = true }, Directions, false, 0),
        ["Linear dynamics"] = (new LinearDynamicsOptions(), Positions, true, 0),
        ["GNN, a number a graph"] = (new GnnOptions { Layers = 2, Width = 8, Gate = true }, Sums, true, 1),
        ["GCN, a number a graph"] = (new GcnOptions { Width = 8 }, Sums, true, 1),
        ["GNN, positions"] = (new GnnOptions { Layers = 2, Width = 8 }, Positions, true, 0),
        ["GNN, pairs"] = (new GnnOptions { Layers = 2, Width = 8 }, new PairNumbers { Directed = false, Edges = false }, false, 1),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void What_an_architecture_declares_holds_and_what_it_does_not_declare_does_not(string name)
    {
        (NetworkOptions network, Output output, bool velocities, int width) = All[name];
        Graph[] graphs = Untrained.Clouds(velocities: velocities);

        SymmetryAudit audit = Untrained.Predictor(network, output, graphs, width).Audit(graphs);

        Assert.True(audit.Passed);
        Assert.Equal(graphs.Length, audit.GraphCount);
        foreach (SymmetryResult result in new[] { audit.Permutation, audit.Rotation, audit.Reflection, audit.Translation })
        {
            Assert.Equal(network.Symmetry.HasFlag(result.Symmetry), result.Declared);
            Assert.Equal(result.Declared ? SymmetryVerdict.Holds : SymmetryVerdict.Absent, result.Verdict);
            Assert.True(!result.Declared || result.Double!.Value.Relative < LastDigits, $"{result}");
        }

        Assert.NotEqual(audit.Rotation.Double, audit.Rotation.Single);
    }

    [Fact]
    public void Every_part_of_a_graph_is_permuted() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph[] graphs = RandomGraphs.Batch(random);
        var pairs = new PairNumbers { Directed = random.Next(2) == 0, Edges = true };
        foreach (Output output in new Output[] { Sums, new NodeNumbers(), pairs })
        {
            SymmetryResult found = Untrained.Predictor(new GnnOptions { Layers = 1, Width = 4 }, output, graphs).Audit(graphs).Permutation;
            Assert.True(found.Double is null || found.Double.Value.Relative < LastDigits, $"{output} {found}");
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, SymmetryVerdict.NotTested, SymmetryVerdict.Holds)]
    [InlineData(2, SymmetryVerdict.Holds, SymmetryVerdict.Holds)]
    [InlineData(5, SymmetryVerdict.Holds, SymmetryVerdict.Holds)]
    [InlineData(0, SymmetryVerdict.NotTested, SymmetryVerdict.NotTested)]
    public void Positions_may_have_any_dimension_or_none(int dimension, SymmetryVerdict rotation, SymmetryVerdict other)
    {
        var random = new Random(2);
        Graph[] graphs = [.. Enumerable.Range(0, 4).Select(_ => Neighbors.Complete(
            new GraphBuilder(4).WithNodeFeatures(RandomGraphs.Numbers(random, 4), 1).WithPositions(RandomGraphs.Numbers(random, 4 * dimension), dimension).Build()))];
        NetworkOptions network = dimension > 0 ? new EgnnOptions { Layers = 2, Width = 8 } : new GnnOptions { Layers = 2, Width = 8 };

        SymmetryAudit audit = Untrained.Predictor(network, Sums, graphs).Audit(graphs);

        Assert.Equal(SymmetryVerdict.Holds, audit.Permutation.Verdict);
        Assert.Equal(rotation, audit.Rotation.Verdict);
        Assert.Equal(other, audit.Reflection.Verdict);
        Assert.Equal(other, audit.Translation.Verdict);
    }

    [Fact]
    public void Far_from_the_origin_single_precision_rounds_and_double_does_not()
    {
        var network = new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false };
        Graph[] near = Untrained.Clouds();
        Graph[] far = Untrained.Clouds(offset: 1e6);
        GraphPredictor model = Untrained.Predictor(network, Sums, near);

        SymmetryResult close = model.Audit(near).Rotation;
        SymmetryResult distant = model.Audit(far).Rotation;

        Assert.Equal(SymmetryVerdict.Holds, close.Verdict);
        Assert.Equal(SymmetryVerdict.Rounding, distant.Verdict);
        Assert.True(distant.Single!.Value.Absolute > 100 * close.Single!.Value.Absolute, $"{close} {distant}");
        Assert.InRange(distant.Double!.Value.Relative, 0, 1e-9);
        Assert.True(model.Audit(far).Passed);
        Assert.Contains("holds; rounding blurs it", model.Audit(far).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e5)]
    public void A_fault_as_small_as_rounding_is_told_from_it(double offset)
    {
        Graph[] graphs = Untrained.Clouds(offset: offset);
        GraphPredictor sound = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false }, Sums, graphs);
        GraphNetwork exact = sound.Network.On(new ReferenceEngine());
        double size = sound.Audit(graphs).Rotation.Single!.Value.Absolute;

        // It looks at where the first node is, by about as much as rounding changes.
        double[] Faulty(GraphNetwork network, PosedGraph posed) => [.. PosedPrediction.Predict(network, posed).Select(number => number + (size * posed.Positions[0]))];
        var auditor = new SymmetryAuditor(
            sound.Network.Description, posed => Faulty(sound.Network, posed), posed => Faulty(exact, posed));
        SymmetryAudit audit = auditor.Audit([.. graphs.Select(graph => PosedGraph.Of(graph, [new GraphRow(graph)]))], seed: 1);

        Assert.False(audit.Passed);
        Assert.Equal(SymmetryVerdict.Broken, audit.Permutation.Verdict);
        Assert.Equal(SymmetryVerdict.Broken, audit.Rotation.Verdict);
        Assert.Equal(SymmetryVerdict.Broken, audit.Reflection.Verdict);
        Assert.Equal(SymmetryVerdict.Broken, audit.Translation.Verdict);
        Assert.Contains("BROKEN", audit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_says_what_is_drawn()
    {
        Graph[] graphs = Untrained.Clouds();
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 8 }, Positions, graphs);
        Assert.Equal(model.Audit(graphs), model.Audit(graphs));
        Assert.NotEqual(model.Audit(graphs).Rotation, model.Audit(graphs, seed: 2).Rotation);
    }

    [Fact]
    public void Of_a_pair_model_some_pairs_of_each_graph_are_asked_for()
    {
        Graph[] graphs = [.. Untrained.Clouds(count: 3), new GraphBuilder(0).WithPositions([], 3).Build()];
        SymmetryAudit audit = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 4 }, new PairNumbers { Directed = true, Edges = false }, graphs).Audit(graphs);
        Assert.Equal(3 * 64, audit.RowCount);
    }

    [Fact]
    public void The_table_has_a_line_for_each_symmetry()
    {
        Graph[] graphs = Untrained.Clouds();
        string[] lines = Untrained.Predictor(new GnnOptions { Layers = 1, Width = 8 }, Positions, graphs).Audit(graphs).ToString().Split(Environment.NewLine);
        Assert.Equal("GnnOptions: the largest errors (graphs: 6, rows: 6)", lines[0]);
        Assert.StartsWith("symmetry", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^Permutation  yes +\d\.\de-0\d +\d\.\de-0\d +\d\.\de-1\d +\d\.\de-1\d  holds$", lines[2]);
        Assert.Matches(@"^Rotation     no +.*  does not hold, nor is it declared$", lines[3]);
        Assert.StartsWith("Reflection", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("Translation", lines[5], StringComparison.Ordinal);
    }
}
