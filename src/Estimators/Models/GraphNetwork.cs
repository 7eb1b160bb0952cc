using Equivariant.ML.Data;
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
        Inputs = description.Output.InputsOf(description.Graphs);
        Network layers = description.Network.Create(Parameters.Root["network"], Inputs.Widths);
        network = description.Output.DrawsPositions ? new Network([new RandomPositions(), layers]) : layers;
        head = description.Output.Create(Parameters.Root["head"], description);
        Batcher = new Batcher(
            Inputs,
            Inputs.Edgeless && description.Network.InfersEdges,
            description.Network.ReadsSparseNodes(Inputs.Widths));
    }

    internal ModelDescription Description { get; }

    /// <summary>What the graphs have that the network reads.</summary>
    internal GraphSchema Inputs { get; }

    internal ParameterSet Parameters { get; }

    internal Engine Engine => Parameters.Engine;

    internal Batcher Batcher { get; }

    /// <summary>The graph that the network reads, of a row's, which has been checked.</summary>
    internal Graph ToInput(Graph graph) => Description.Output.ToInput(Description.Graphs, graph);

    /// <summary>What is computed once a graph: a row a graph, or a row a node.</summary>
    /// <param name="batch">The graphs.</param>
    /// <param name="scope">Where it lives.</param>
    /// <param name="training">The step of training that it is for; null for a prediction.</param>
    internal Tensor Encode(PackedBatch batch, Scope scope, TrainingPass? training = null) => Encode(batch.Graph, batch.ToState(scope), scope, training);

    /// <summary>The same of a state before the first layer.</summary>
    internal Tensor Encode(GraphBatch batch, GraphState before, Scope scope, TrainingPass? training = null)
    {
        var context = new Context(scope, training);
        (GraphBatch graph, GraphState after) = network.Forward(batch, before, context);
        return head.Encode(graph, before, after, context);
    }

    /// <summary>How a graph's nodes attend to each other in a prediction.</summary>
    internal IReadOnlyList<AttentionWeight> Attend(Graph graph)
    {
        PackedBatch batch = Batcher.Pack([graph]);
        using Scope scope = Engine.BeginScope();
        var observer = new AttentionObserver();
        network.Forward(batch.Graph, batch.ToState(scope), new Context(scope) { Attention = observer });
        return observer.Weights;
    }

    /// <summary>What is predicted of the graphs of a batch, from what was computed of them.</summary>
    internal Tensor DecodeGraphs(GraphBatch batch, Tensor encoding) => head.DecodeGraphs(batch, encoding);

    /// <summary>The prediction for rows, in the network's units, from what is known of their nodes.</summary>
    /// <param name="first">[rows×width].</param>
    /// <param name="second">[rows×width]; null where rows are no pairs.</param>
    /// <param name="inputs">What else each row has, one row after the other.</param>
    /// <param name="scope">Where the prediction lives.</param>
    internal Tensor Decode(Tensor first, Tensor? second, float[] inputs, Scope scope)
    {
        int rows = first.Shape[0];
        return Decode(first, second, inputs.Length > 0 ? scope.Constant(inputs, new Shape(rows, inputs.Length / rows)) : null);
    }

    /// <summary>The same where what else rows have is a tensor, or null.</summary>
    internal Tensor Decode(Tensor first, Tensor? second, Tensor? inputs) => head.Decode(first, second, inputs);

    /// <summary>The prediction for a batch, in the network's units: of its rows or, where rows are graphs, of its graphs (or their nodes).</summary>
    /// <param name="batch">The graphs.</param>
    /// <param name="rows">The rows; null where they are graphs.</param>
    /// <param name="scope">Where the prediction lives.</param>
    /// <param name="training">The step of training that it is for; null for a prediction.</param>
    internal Tensor Forward(PackedBatch batch, PackedRows? rows, Scope scope, TrainingPass? training = null)
    {
        Tensor encoding = Encode(batch, scope, training);
        return rows is null
            ? DecodeGraphs(batch.Graph, encoding)
            : Decode(encoding.Gather(rows.First), rows.Second is { } second ? encoding.Gather(second) : null, rows.Inputs, scope);
    }

    /// <summary>A copy with the same weights on another engine, such as the reference engine.</summary>
    internal GraphNetwork On(Engine engine) => Copy(Description, engine);

    /// <summary>A copy whose numbers are shown in another way.</summary>
    internal GraphNetwork With(Scores scores) => Copy(Description with { Scores = scores }, Engine);

    /// <summary>A copy that reads or tells graphs in another way, with the same parameters.</summary>
    internal GraphNetwork With(Output output) => Copy(Description with { Output = output }, Engine);

    private GraphNetwork Copy(ModelDescription description, Engine engine)
    {
        var copy = new GraphNetwork(description, engine, seed: 0);
        copy.Parameters.Restore(Parameters.Snapshot());
        return copy;
    }
}
