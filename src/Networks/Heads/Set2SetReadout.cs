using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Set2Set (Vinyals, Bengio and Kudlur 2016, section 4.2): a recurrent unit asks the nodes several times. From zeros, q = LSTM([q; r]) and then r = Σᵢ aᵢ·hᵢ, the weights a the
/// softmax over a graph's nodes of hᵢ·q. The row is [q; r] after the last time, twice as wide as the nodes.
/// </summary>
public sealed record Set2SetReadout : ReadoutOptions
{
    // Far beyond what trains, and few enough for a hostile model file.
    private const int MostSteps = 1024;

    /// <summary>How many times the nodes are asked.</summary>
    /// <value>Default: 3.</value>
    public int Steps { get; init; } = 3;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Steps is < 1 or > MostSteps)
        {
            throw new ArgumentOutOfRangeException(nameof(Steps), Steps, $"{nameof(Set2SetReadout)}.{nameof(Steps)} is {Steps}; expected 1 to {MostSteps}.");
        }
    }

    private protected override GraphReadout Build(ParameterScope parameters, int width) => new NodeQueries(parameters, width, Steps);
}

/// <summary>The readout, of the parameters of an <see cref="LstmCell"/> under <c>cell</c>.</summary>
internal sealed class NodeQueries(ParameterScope parameters, int inputs, int steps) : GraphReadout(checked(2 * inputs))
{
    private readonly LstmCell cell = new(parameters["cell"], checked(2 * inputs), inputs);

    internal override Tensor Apply(GraphBatch graph, Tensor nodes)
    {
        Tensor zeros = nodes.Node.Scope!.Full(0, new Shape(graph.GraphCount, inputs));
        (Tensor query, Tensor memory, Tensor answer) = (zeros, zeros, zeros);
        for (int step = 0; step < steps; step++)
        {
            (query, memory) = cell.Forward(TensorOps.Concat(1, query, answer), query, memory);
            Tensor weights = (nodes * query.Gather(graph.Graphs)).Sum(1).SegmentSoftmax(graph.Graphs);
            answer = (weights * nodes).SegmentSum(graph.Graphs);
        }

        return TensorOps.Concat(1, query, answer);
    }
}
