using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A layer that the library does not have: a linear map of a node's features beside the largest of its neighbours', feature by feature.</summary>
internal sealed class LargestNeighborsLayer(ParameterScope parameters, int inputs, int outputs) : Layer
{
    private readonly Parameter weight = parameters.Add("weight", new Shape(2 * inputs, outputs), Initializer.ForInputs(2 * inputs));
    private readonly Parameter bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);

    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor h = state.Nodes!.Value;
        Tensor largest = h.Gather(graph.Sources).SegmentMax(graph.Targets);
        return (graph, state with { Nodes = TensorOps.Concat(1, h, largest).Linear(weight.Value, bias.Value) });
    }
}

internal sealed record LargestNeighborsOptions : LayerOptions
{
    public int Width { get; init; } = 16;

    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new LargestNeighborsLayer(parameters, inputs.Nodes, Width);

    public override void Validate() => CheckRange(Width, MostWidth, nameof(Width));
}
