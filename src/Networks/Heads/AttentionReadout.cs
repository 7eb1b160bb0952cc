using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A mean of the nodes weighted by what each says (after Li et al. 2016, section 5.2.1, with the softmax of later work in place of their sigmoid): Σᵢ aᵢ·(hᵢ·V + b), the
/// weights a the softmax over a graph's nodes of hᵢ·w + c. A graph without nodes gives zeros.
/// </summary>
public sealed record AttentionReadout : ReadoutOptions
{
    /// <inheritdoc/>
    public override void Validate()
    {
    }

    private protected override GraphReadout Build(ParameterScope parameters, int width) => new NodeAttention(parameters, width, width);
}

/// <summary>The readout, of parameters <c>gate</c> [inputs×1] and <c>value</c> [inputs×outputs], each with its bias.</summary>
internal sealed class NodeAttention(ParameterScope parameters, int inputs, int outputs) : GraphReadout(outputs)
{
    private readonly Dense gate = new(parameters["gate"], inputs, 1);
    private readonly Dense value = new(parameters["value"], inputs, outputs);

    internal override Tensor Apply(GraphBatch graph, Tensor nodes) =>
        (gate.Forward(nodes).SegmentSoftmax(graph.Graphs) * value.Forward(nodes)).SegmentSum(graph.Graphs);
}
