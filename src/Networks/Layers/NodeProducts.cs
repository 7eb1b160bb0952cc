using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Products with node features and their dropout, whether they are dense or mostly zero.</summary>
internal static class NodeProducts
{
    /// <summary>The node features times a weight, [nodes×outputs].</summary>
    /// <param name="state">What has nodes or sparse nodes, [nodes×inputs].</param>
    /// <param name="weight">[inputs×outputs].</param>
    /// <param name="layer">The layer that asks, for the error where there are neither.</param>
    /// <param name="context">The pass that this is part of.</param>
    internal static Tensor NodesTimes(this in GraphState state, Parameter weight, string layer, Context context)
    {
        // Features that are kept live outside scopes, as parameters do; one operand must belong to this pass's.
        Tensor w = context.Scope.Use(weight.Value);
        return state.SparseNodes is { } sparse ? sparse.MatMul(w) : GraphState.Require(state.Nodes, "node features", layer).MatMul(w);
    }

    /// <summary>The state with node features dropped in training, whether dense or mostly zero.</summary>
    internal static GraphState Dropped(this in GraphState state, double probability, Context context) => state with
    {
        Nodes = state.Nodes is { } nodes ? context.Dropout(nodes, probability) : null,
        SparseNodes = state.SparseNodes?.Dropout(probability, context),
    };
}
