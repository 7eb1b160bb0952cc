using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Robustness;

/// <summary>
/// Where EGNNs are known to explode or turn NaN: many layers, many neighbours, nodes at one point. With default options outputs and
/// gradients stay finite.
/// </summary>
public class DeepEgnnTests
{
    private static readonly ManagedEngine Engine = new();

    private static readonly InputWidths Widths = new() { Nodes = 4, Dimension = 3 };

    // A recording keeps about 1.8 kB an edge and layer at the default width of 64: what is deep and large at once is narrow here.
    [Theory]
    [InlineData(32, 12, 64)]
    [InlineData(2, 500, 64)]
    [InlineData(12, 150, 64)]
    [InlineData(32, 500, 4)]
    public void Gradients_stay_finite_on_a_complete_graph_with_two_nodes_at_one_point(int layers, int nodes, int width)
    {
        var parameters = new ParameterSet(Engine, seed: 1);
        Network network = new EgnnOptions { Layers = layers, Width = width }.Create(parameters.Root, Widths);
        using Scope scope = Engine.BeginScope(recording: true);
        GraphState state = network.Forward(Complete(nodes), Nodes(scope, nodes), new Context(scope)).State;
        AssertFinite(state);

        scope.Backward(state.Nodes!.Value.Square().Mean() + state.Positions!.Value.Square().Mean());
        double norm = parameters.ClipGradients(double.PositiveInfinity);
        Assert.True(double.IsFinite(norm) && norm > 0);
    }

    [Fact]
    public void Outputs_of_thirty_two_layers_stay_finite_on_a_complete_graph_of_five_hundred_nodes()
    {
        var parameters = new ParameterSet(Engine, seed: 1);
        Network network = new EgnnOptions { Layers = 32 }.Create(parameters.Root, Widths);
        using Scope scope = Engine.BeginScope();
        AssertFinite(network.Forward(Complete(500), Nodes(scope, 500), new Context(scope)).State);
    }

    private static void AssertFinite(GraphState state)
    {
        Assert.All(state.Nodes!.Value.ToArray(), number => Assert.True(float.IsFinite(number)));
        Assert.All(state.Positions!.Value.ToArray(), number => Assert.True(float.IsFinite(number)));
    }

    private static GraphBatch Complete(int nodes)
    {
        (int Target, int Source)[] edges = [.. from target in Enumerable.Range(0, nodes)
                                               from source in Enumerable.Range(0, nodes)
                                               where source != target
                                               select (target, source)];
        return new GraphBatch(
            Grouping.Of([.. edges.Select(edge => edge.Target)], nodes),
            Grouping.Of([.. edges.Select(edge => edge.Source)], nodes),
            Grouping.Of(new int[nodes], 1));
    }

    private static GraphState Nodes(Scope scope, int nodes)
    {
        SeededRandom random = Draw.Stream("deep");
        double[] positions = Draw.Normally(random, nodes * 3);
        positions.AsSpan(0, 3).CopyTo(positions.AsSpan(3));
        return new GraphState
        {
            Nodes = scope.Constant(Draw.Normally(random, nodes * 4), new Shape(nodes, 4)),
            Positions = scope.Constant(positions, new Shape(nodes, 3)),
        };
    }
}
