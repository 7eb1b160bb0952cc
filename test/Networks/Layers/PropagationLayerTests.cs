using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Layers that pass features on by the normalised adjacency, by their papers.</summary>
public class PropagationLayerTests
{
    private static readonly InputWidths Attributed = Widths with { NodeAttributes = Width };

    [Theory]
    [InlineData(1, 0.1, 0.5)]
    [InlineData(7, 0.5, 1.5)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 0.1, 0)]
    public void Convolution_of_deep_networks_is_that_of_the_paper(int depth, double alpha, double lambda)
    {
        var layer = new SmallGraph(parameters => new GcniiLayer(parameters, Attributed, depth, alpha, lambda));
        double beta = Math.Log((lambda / depth) + 1);
        double[][] mixed = [.. Propagated(Features).Zip(Attributes, (passed, first) => Plus(Scale(passed, 1 - alpha), Scale(first, alpha)))];

        AssertClose(
            [.. mixed.Select(row => Plus(Scale(row, 1 - beta), Scale(Times(row, layer.Parameter("weight")), beta)).Select(x => Math.Max(0, x)).ToArray())],
            layer.Forward());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 5)]
    public void Simple_convolution_is_propagation_and_a_linear_map(int steps, int outputs)
    {
        var layer = new SmallGraph(parameters => new SgcLayer(parameters, Widths, outputs, steps));
        double[][] expected = Features;
        for (int step = 0; step < steps; step++)
        {
            expected = Propagated(expected);
        }

        AssertClose([.. expected.Select(row => Plus(Times(row, layer.Parameter("weight")), layer.Parameter("bias")[0]))], layer.Forward());
    }

    [Fact]
    public void Many_steps_with_teleport_are_personalised_PageRank()
    {
        // Equation 3 of the paper: Z = α·(I − (1 − α)·P)⁻¹·H, so (I − (1 − α)·P)·Z = α·H.
        double[][] found = new SmallGraph(_ => new AppnpLayer(Widths, steps: 200, teleport: 0.2)).Forward();

        AssertClose([.. Features.Select(row => Scale(row, 0.2))], [.. found.Zip(Propagated(found), (z, passed) => Plus(z, Scale(passed, -0.8)))]);
    }

    [Fact]
    public void A_step_with_teleport_is_that_of_the_paper() => AssertClose(
        [.. Propagated(Features).Zip(Features, (passed, own) => Plus(Scale(passed, 0.9), Scale(own, 0.1)))],
        new SmallGraph(_ => new AppnpLayer(Widths, steps: 1)).Forward());

    [Fact]
    public void Entries_are_dropped_in_training_alone_and_anew_in_every_step()
    {
        SmallGraph once = Of(1, 0.5), twice = Of(2, 0.5);
        AssertClose(Of(2, 0).Forward(), twice.Forward());
        AssertClose(twice.Forward(training: new TrainingPass(1)), twice.Forward(training: new TrainingPass(1)));

        // The last node has no edge but its own: were that dropped in both steps or neither, the first would tell of the second.
        Assert.Contains(Enumerable.Range(1, 40), seed => Last(once, seed) != 0 && Last(twice, seed) == 0);

        static double Last(SmallGraph layer, int seed) => layer.Forward(training: new TrainingPass((ulong)seed))[^1][0];

        static SmallGraph Of(int steps, double dropout) => new(_ => new AppnpLayer(Widths, steps, teleport: 0, dropout: dropout));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        AssertRefused("GcniiLayer: alpha is 2; expected 0 to 1.", () => new GcniiLayer(parameters, Attributed, 1, alpha: 2));
        AssertRefused("GcniiLayer: lambda is -1; expected 0 or more.", () => new GcniiLayer(parameters, Attributed, 1, lambda: -1));
        AssertRefused("GcniiLayer: a dropout of 1; expected 0 to below 1.", () => new GcniiLayer(parameters, Attributed, 1, dropout: 1));
        AssertRefused("depth ('0') must be greater than or equal to '1'.", () => new GcniiLayer(parameters, Attributed, 0));
        AssertRefused("SgcLayer: 0 steps; expected 1 to 256.", () => new SgcLayer(parameters, Widths, 2, steps: 0));
        AssertRefused("AppnpLayer: 300 steps; expected 1 to 256.", () => new AppnpLayer(Widths, steps: 300));
        AssertRefused("AppnpLayer: teleport is -1; expected 0 to 1.", () => new AppnpLayer(Widths, teleport: -1));
        AssertRefused("Embedding: a dropout of NaN; expected 0 to below 1.", () => new Embedding(parameters["e"], 1, 1, dropout: double.NaN));
        Assert.StartsWith(
            "GcniiLayer: 0 node attributes and 3 node features; expected as many, the initial features.",
            Assert.Throws<ArgumentException>(() => new GcniiLayer(parameters, Widths, 1)).Message,
            StringComparison.Ordinal);

        static void AssertRefused(string message, Func<Layer> build) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => build()).Message, StringComparison.Ordinal);
    }

    /// <summary>D̂^(−1/2)·(A + I)·D̂^(−1/2) times rows, with one edge from each node to itself.</summary>
    private static double[][] Propagated(double[][] rows)
    {
        double[,] matrix = new double[Nodes, Nodes];
        for (int edge = 0; edge < Targets.Length; edge++)
        {
            matrix[Targets[edge], Sources[edge]] = 1;
        }

        for (int node = 0; node < Nodes; node++)
        {
            matrix[node, node] = 1;
        }

        double[] degrees = [.. Enumerable.Range(0, Nodes).Select(row => Enumerable.Range(0, Nodes).Sum(column => matrix[row, column]))];
        return [.. Enumerable.Range(0, Nodes).Select(i =>
            Sum(rows.Select((row, j) => Scale(row, matrix[i, j] / Math.Sqrt(degrees[i] * degrees[j]))), rows[0].Length))];
    }
}
