using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The edge feature that is declared a weight, for a layer that multiplies by it.</summary>
internal readonly struct EdgeWeights
{
    private readonly int? place;
    private readonly string layer;

    /// <exception cref="ArgumentOutOfRangeException">There is no such edge feature.</exception>
    internal EdgeWeights(InputWidths inputs, string layer)
    {
        if (inputs.EdgeWeight is { } given && (given < 0 || given >= inputs.Edges))
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputs), given, $"{layer}: the weight is edge feature {given}; expected 0 to {inputs.Edges - 1}, or none.");
        }

        place = inputs.EdgeWeight;
        this.layer = layer;
    }

    /// <summary>The weights, [edges×1]; null where each is 1.</summary>
    internal Tensor? Of(in GraphState state) => place is { } column ? GraphState.Require(state.Edges, "edge features", layer).Slice(1, column, 1) : null;
}
