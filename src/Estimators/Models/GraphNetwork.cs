using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A network with its head and weights, on an engine: what is trained, saved and asked for predictions. Threads may share one for predictions.</summary>
internal sealed class GraphNetwork
{
    private readonly Network network;
    private readonly Head head;

    internal GraphNetwork(ModelDescription description, Engine engine, ulong seed)
    {
        Description = description;
        Parameters = new ParameterSet(engine, seed);
        network = description.Network.Create(Parameters.Root["network"], description.Graphs.Widths);
        head = description.Output.Create(Parameters.Root["head"], description);
        Batcher = new Batcher(description.Graphs, description.Graphs.Edgeless && description.Network is EgnnOptions { InferEdges: true });
    }

    internal ModelDescription Description { get; }

    internal ParameterSet Parameters { get; }

    internal Engine Engine => Parameters.Engine;

    internal Batcher Batcher { get; }

    /// <summary>The prediction for a batch, in targets' units; rows are graphs or nodes.</summary>
    internal Tensor Forward(PackedBatch batch, Scope scope)
    {
        GraphState before = batch.ToState(scope);
        (GraphBatch graph, GraphState after) = network.Forward(batch.Graph, before, new Context(scope));
        return head.Forward(graph, before, after);
    }
}
