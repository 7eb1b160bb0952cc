using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// GraphNorm (Cai et al. 2021, equation 4): feature by feature γ·(h − α·μ)/√(σ² + ε) + β, with μ the mean over the nodes of a graph and σ² that of (h − α·μ)². It reads and changes nodes
/// [nodes×width].
/// </summary>
public sealed class GraphNormLayer : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Parameter meanScale;
    private readonly double epsilon;

    /// <summary>A norm of the given width.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> γ, <c>bias</c> β and <c>meanScale</c> α, [width] each, which begin at 1, 0 and 1.</param>
    /// <param name="width">The width of the nodes.</param>
    /// <param name="epsilon">ε, which bounds what is divided by from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive.</exception>
    public GraphNormLayer(ParameterScope parameters, int width, double epsilon = 1e-5)
    {
        this.epsilon = Norms.Positive(epsilon, nameof(GraphNormLayer));
        weight = parameters.Add("weight", new Shape(width), Initializer.Filled(1));
        bias = parameters.Add("bias", new Shape(width), Initializer.Zeros);
        meanScale = parameters.Add("meanScale", new Shape(width), Initializer.Filled(1));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(GraphNormLayer));
        Tensor centred = h - (h.SegmentMean(graph.Graphs) * meanScale.Value).Gather(graph.Graphs);
        Tensor factor = Norms.OneOverRoot(centred.Square().SegmentMean(graph.Graphs), epsilon) * weight.Value;
        return (graph, state with { Nodes = (centred * factor.Gather(graph.Graphs)) + bias.Value });
    }
}
