using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Builds what a fixture describes and gives the outputs that it names.</summary>
/// <param name="graph">The fixture's graph.</param>
/// <param name="inputs">Its inputs, each a variable.</param>
/// <param name="context">The pass.</param>
internal delegate Dictionary<string, Tensor> FixtureForward(GraphBatch graph, IReadOnlyDictionary<string, Tensor> inputs, Context context);

/// <summary>Holds a network to a fixture: outputs, gradients of inputs, gradients of weights.</summary>
/// <param name="name">The fixture.</param>
/// <param name="engine">What computes.</param>
/// <param name="tolerance">The largest difference, relative to the largest number of an array.</param>
/// <param name="sourcesFirst">Whether the first row of edges sends, as in PyTorch Geometric, or receives, as in the EGNN authors' code.</param>
/// <param name="names">Parts of paths here that this fixture has under other names than <see cref="PeerNames"/> says.</param>
internal sealed class FixtureCheck(
    string name, Engine engine, double tolerance, bool sourcesFirst = false, IReadOnlyDictionary<string, string>? names = null)
{
    private const double Rounding = 1e-14;

    private static readonly string[] Structure = ["edge_index", "batch"];

    private readonly Fixture fixture = Fixture.Load(name, names);

    /// <param name="build">Creates the network in the set of parameters that it is given.</param>
    internal void Run(Func<ParameterScope, FixtureForward> build)
    {
        var parameters = new ParameterSet(engine, seed: 1);
        FixtureForward forward = build(parameters.Root);
        Assert.Equal(fixture.Weights.Keys.Order(StringComparer.Ordinal), parameters.All.Select(parameter => parameter.Path).Order(StringComparer.Ordinal));
        foreach ((string path, FixtureArray weight) in fixture.Weights)
        {
            parameters[path].Set(weight.Values);
        }

        using Scope scope = engine.BeginScope(recording: true);
        Dictionary<string, Tensor> inputs = fixture.Inputs
            .Where(input => !Structure.Contains(input.Key))
            .ToDictionary(input => input.Key, input => scope.Variable(scope.Constant(input.Value.Values, ShapeOf(input.Value))), StringComparer.Ordinal);
        Dictionary<string, Tensor> outputs = forward(Graph(), inputs, new Context(scope));
        Assert.Equal(fixture.Outputs.Keys.Order(StringComparer.Ordinal), outputs.Keys.Order(StringComparer.Ordinal));
        foreach ((string output, FixtureArray expected) in fixture.Outputs)
        {
            AssertClose(output, expected.Values, outputs[output]);
        }

        Tensor loss = outputs.Values.Select(output => output.Square().Sum()).Aggregate((sum, next) => sum + next);
        AssertClose("loss", [fixture.Loss], loss);

        string[] wanted = [.. fixture.InputGradients.Keys];
        Tensor[] gradients = scope.Gradients(loss, [.. wanted.Select(input => inputs[input])], keep: true);
        for (int i = 0; i < wanted.Length; i++)
        {
            AssertClose("gradient of " + wanted[i], fixture.InputGradients[wanted[i]].Values, gradients[i]);
        }

        scope.Backward(loss);
        double largest = fixture.WeightGradients.Values.SelectMany(gradient => gradient.Values).Append(0).Max(Math.Abs);
        foreach (Parameter parameter in parameters.All)
        {
            double[] expected = fixture.WeightGradients.TryGetValue(parameter.Path, out FixtureArray? gradient)
                ? gradient.Values
                : new double[parameter.Shape.Length];
            AssertClose("gradient of " + parameter.Path, expected, parameter.Gradient, largest);
        }
    }

    private static Shape ShapeOf(FixtureArray array) => array.Sizes.Length == 1 ? new Shape(array.Sizes[0]) : new Shape(array.Sizes[0], array.Sizes[1]);

    private GraphBatch Graph()
    {
        FixtureArray? index = fixture.Inputs.GetValueOrDefault("edge_index");
        int edges = index?.Sizes[1] ?? 0;
        int[] ends = Whole(index);
        int nodes = (fixture.Inputs.GetValueOrDefault("h") ?? fixture.Inputs.GetValueOrDefault("x") ?? fixture.Inputs.GetValueOrDefault("coord") ?? fixture.Inputs["pos"]).Sizes[0];
        return new GraphBatch(
            Grouping.Of(ends.AsSpan(sourcesFirst ? edges : 0, edges), nodes),
            Grouping.Of(ends.AsSpan(sourcesFirst ? 0 : edges, edges), nodes),
            fixture.Inputs.TryGetValue("batch", out FixtureArray? graphs) ? Grouping.Of(Whole(graphs), Whole(graphs).Max() + 1) : Grouping.Of(new int[nodes], 1));
    }

    private static int[] Whole(FixtureArray? array) => [.. (array?.Values ?? []).Select(value => (int)value)];

    /// <param name="what">What is compared.</param>
    /// <param name="expected">The fixture's numbers.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="around">The size of the numbers of which these are sums: sums that are 0 but for rounding are as close to it as those allow.</param>
    private void AssertClose(string what, double[] expected, Tensor actual, double around = 0)
    {
        double[] values = actual.ToDoubleArray();
        Assert.Equal(expected.Length, values.Length);
        double scale = expected.Max(Math.Abs);
        scale = scale < Rounding * around ? around : scale;
        double error = expected.Zip(values, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(error <= tolerance * scale, $"{name}: {what} is off by {error:g3} at a size of {scale:g3}.");
    }
}
