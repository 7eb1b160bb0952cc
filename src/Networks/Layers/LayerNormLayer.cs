using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Layer norm (Ba, Kiros and Hinton 2016): node by node γ·(h − μ)/√(σ² + ε) + β, with μ and σ² the mean and variance of the node's features. It reads and changes nodes [nodes×width].
/// </summary>
public sealed class LayerNormLayer : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly double epsilon;
    private readonly double share;

    /// <summary>A norm of the given width.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> γ and <c>bias</c> β, [width] each, which begin at 1 and 0.</param>
    /// <param name="width">The width of the nodes.</param>
    /// <param name="epsilon">ε, which bounds what is divided by from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive.</exception>
    public LayerNormLayer(ParameterScope parameters, int width, double epsilon = 1e-5)
    {
        this.epsilon = Norms.Positive(epsilon, nameof(LayerNormLayer));
        weight = parameters.Add("weight", new Shape(width), Initializer.Filled(1));
        bias = parameters.Add("bias", new Shape(width), Initializer.Zeros);
        share = 1.0 / Math.Max(1, width);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(LayerNormLayer));
        Tensor centred = h - (h.Sum(1) * share);
        Tensor factor = Norms.OneOverRoot(centred.Square().Sum(1) * share, epsilon);
        return (graph, state with { Nodes = (centred * factor * weight.Value) + bias.Value });
    }
}
