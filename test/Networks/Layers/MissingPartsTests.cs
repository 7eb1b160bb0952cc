using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>A layer that needs what graphs do not have says so by name.</summary>
public class MissingPartsTests
{
    private static readonly InputWidths Widths = new() { Nodes = 2, Dimension = 3, Velocities = true };

    private static readonly (string Message, Func<ParameterScope, Layer> Build)[] Cases =
    [
        ("EgnnLayer needs positions, which these graphs do not have.", parameters => new EgnnLayer(parameters, Widths, 2, new EgnnOptions())),
        ("SchNetLayer needs positions, which these graphs do not have.", parameters => new SchNetLayer(parameters, Widths, new SchNetOptions())),
        ("RadialFieldLayer needs positions, which these graphs do not have.", parameters => new RadialFieldLayer(parameters, Widths, new RadialFieldOptions())),
        ("LinearDynamicsLayer needs positions, which these graphs do not have.", parameters => new LinearDynamicsLayer(parameters)),
        ("DistancesAsFeatures needs positions, which these graphs do not have.", _ => new DistancesAsFeatures()),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Positions(int place)
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        Layer layer = Cases[place].Build(parameters.Root);
        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([0], 2), Grouping.Of([1], 2), Grouping.Of([0, 0], 1));
        var state = new GraphState { Nodes = scope.Full(1, new Shape(2, 2)) };

        Assert.Equal(Cases[place].Message, Assert.Throws<ArgumentException>(() => layer.Forward(graph, state, new Context(scope))).Message);
    }

    [Fact]
    public void Velocities_and_node_features()
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var egnn = new EgnnLayer(parameters.Root["a"], Widths, 2, new EgnnOptions());
        var embedding = new Embedding(parameters.Root["b"], 2, 2);
        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([0], 2), Grouping.Of([1], 2), Grouping.Of([0, 0], 1));
        var still = new GraphState { Nodes = scope.Full(1, new Shape(2, 2)), Positions = scope.Full(1, new Shape(2, 3)) };
        var bare = new GraphState();

        Assert.Contains("velocities", Assert.Throws<ArgumentException>(() => egnn.Forward(graph, still, new Context(scope))).Message, StringComparison.Ordinal);
        Assert.Contains("node features", Assert.Throws<ArgumentException>(() => embedding.Forward(graph, bare, new Context(scope))).Message, StringComparison.Ordinal);
    }
}
