namespace Equivariant.ML.Networks;

/// <summary>A step from what is known of a batch's nodes and edges to what is known next.</summary>
public abstract class Layer
{
    /// <summary>How the output follows when the input is permuted, moved, turned or mirrored.</summary>
    public abstract Symmetry Symmetry { get; }

    /// <summary>Takes the step.</summary>
    /// <param name="graph">Who sends to whom.</param>
    /// <param name="state">What is known of nodes and edges.</param>
    /// <param name="context">The pass that this is part of.</param>
    /// <returns>The batch, which a pooling layer makes smaller, and what is known of it now.</returns>
    /// <exception cref="ArgumentException">The state lacks something that the layer needs, or has it in another width.</exception>
    public abstract (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context);
}
