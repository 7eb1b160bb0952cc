using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>From what a network knows at the end to what a task asks for.</summary>
public abstract class Head
{
    /// <summary>Computes the prediction.</summary>
    /// <param name="graph">The batch.</param>
    /// <param name="before">What was known before the network.</param>
    /// <param name="after">What is known after it.</param>
    /// <returns>[rows×width]; what a row is, the head says.</returns>
    public abstract Tensor Forward(GraphBatch graph, GraphState before, GraphState after);
}
