using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Examples;

/// <summary>A network by itself, without ML.NET: two nodes that see each other, and a turn of both that turns the output along.</summary>
internal static class RunANetwork
{
    internal static void Run(TextWriter output)
    {
        var engine = new ManagedEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        Network network = new EgnnOptions { Layers = 2, Width = 8 }.Create(parameters.Root, new InputWidths { Nodes = 1, Dimension = 2 });
        var graph = new GraphBatch(Grouping.Of([0, 1], 2), Grouping.Of([1, 0], 2), Grouping.Of([0, 0], 1));

        float[] straight = Positions(engine, network, graph, [1, 0, 0, 2]);
        float[] turned = Positions(engine, network, graph, [0, 1, -2, 0]);
        output.WriteLine($"({straight[0]:f4}, {straight[1]:f4}) turned by 90° is ({turned[0]:f4}, {turned[1]:f4})");
    }

    private static float[] Positions(Engine engine, Network network, GraphBatch graph, float[] positions)
    {
        using Scope scope = engine.BeginScope();
        var state = new GraphState
        {
            Nodes = scope.Full(1, new Shape(2, 1)),
            Positions = scope.Constant(positions, new Shape(2, 2)),
        };
        return network.Forward(graph, state, new Context(scope)).State.Positions!.Value.ToArray();
    }
}
