using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The graph convolution of deep networks, GCNII (Chen et al. 2020, equation 5): H' = σ(((1 − α)·P·H + α·H₀)·((1 − β)·I + β·W)), with dropout of H in training. P = D̂^(−1/2)·(A +
/// I)·D̂^(−1/2) is that of <see cref="GcnLayer"/>; H₀, which keeps a deep network from forgetting its input, are the node attributes; and β = log(λ/l + 1) in layer l, so that
/// deeper maps are closer to the identity. It reads nodes and node attributes [nodes×width], and edges where one of their features is declared a weight, and changes nodes
/// [nodes×width].
/// </summary>
/// <remarks>
/// All factors are folded into P's entries and into W, which are small beside H: a layer is one product with a sparse matrix, a sum and one product with a dense one.
/// </remarks>
public sealed class GcniiLayer : Layer
{
    private readonly Parameter weight;
    private readonly EdgeWeights edges;
    private readonly double alpha;
    private readonly double dropout;
    private readonly Activation? activation;

    // H enters P·H times (1 − α)/α, so that H₀ enters as it is, and both leave times α; without H₀ there is nothing to fold.
    private readonly double entering;
    private readonly double share;
    private readonly KeptNumbers rest;

    /// <summary>A layer of the given width.</summary>
    /// <param name="parameters">Where its <c>weight</c> [width×width] lies.</param>
    /// <param name="inputs">What the layer reads; node attributes are as wide as nodes.</param>
    /// <param name="depth">l, which of the network's layers this is, from 1.</param>
    /// <param name="alpha">α, the share of the initial features, from 0 to 1.</param>
    /// <param name="lambda">λ, not negative: how quickly the maps come close to the identity.</param>
    /// <param name="dropout">The probability of a feature being dropped in training, from 0 to below 1.</param>
    /// <param name="activation">The function at the end, or null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there is no such edge feature.</exception>
    /// <exception cref="ArgumentException">Node attributes are of another width than nodes.</exception>
    public GcniiLayer(
        ParameterScope parameters,
        InputWidths inputs,
        int depth,
        double alpha = 0.1,
        double lambda = 0.5,
        double dropout = 0,
        Activation? activation = Networks.Activation.Relu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        if (!(lambda >= 0 && double.IsFinite(lambda)))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, $"{nameof(GcniiLayer)}: {nameof(lambda)} is {lambda}; expected 0 or more.");
        }

        if (inputs.NodeAttributes != inputs.Nodes)
        {
            throw new ArgumentException(
                $"{nameof(GcniiLayer)}: {inputs.NodeAttributes} node attributes and {inputs.Nodes} node features; expected as many, the initial features.", nameof(inputs));
        }

        this.alpha = LayerChecks.Share(alpha, nameof(alpha), nameof(GcniiLayer));
        this.dropout = LayerChecks.Dropout(dropout, nameof(GcniiLayer));
        this.activation = activation;
        edges = new EdgeWeights(inputs, nameof(GcniiLayer));
        int width = inputs.Nodes;
        weight = parameters.Add("weight", new Shape(width, width), Initializer.ForInputs(width));
        double beta = Math.Log((lambda / depth) + 1);
        double leaving = alpha == 0 ? 1 : alpha;
        entering = alpha == 0 ? 1 : (1 - alpha) / alpha;
        share = leaving * beta;
        var identity = new double[checked(width * width)];
        for (int i = 0; i < width; i++)
        {
            identity[(i * width) + i] = leaving * (1 - beta);
        }

        rest = new KeptNumbers(identity);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = context.Dropout(GraphState.Require(state.Nodes, "node features", nameof(GcniiLayer)), dropout);
        Tensor passed = graph.Normalized.Times(h, graph.Normalized.Entries(edges.Of(state), context) * entering);
        Tensor kept = alpha == 0 ? passed : passed + GraphState.Require(state.NodeAttributes, "node attributes", nameof(GcniiLayer));
        Tensor map = (context.Scope.Use(weight.Value) * share) + context.Scope.Use(rest.On(context.Scope.Engine)).Reshape(weight.Shape);
        Tensor nodes = kept.MatMul(map);
        return (graph, state with { Nodes = activation is { } function ? function.Apply(nodes) : nodes });
    }
}
