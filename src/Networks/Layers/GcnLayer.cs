using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The graph convolution (Kipf and Welling 2017, equation 2): H' = σ(D̂^(−1/2)·(A + I)·D̂^(−1/2)·H·W + b), with dropout of H in training. Each node gets an edge from
/// itself unless it has one, and D̂ᵢ sums the weights, without sign, of the edges into node i. It reads nodes [nodes×inputs] or the same as sparse nodes, and
/// edges where one of their features is declared a weight, and changes nodes [nodes×outputs].
/// </summary>
/// <remarks>The two products are done in the order that passes the narrower features along edges; sparse features meet the weight first.</remarks>
public sealed class GcnLayer : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly double dropout;
    private readonly Activation? activation;
    private readonly EdgeWeights edges;
    private readonly bool narrows;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> [inputs×outputs] and <c>bias</c> [outputs].</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="dropout">The probability of a feature being dropped in training, from 0 to below 1.</param>
    /// <param name="activation">The function at the end, or null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range, or there is no such edge feature.</exception>
    public GcnLayer(ParameterScope parameters, InputWidths inputs, int outputs, double dropout = 0, Activation? activation = null)
    {
        edges = new EdgeWeights(inputs, nameof(GcnLayer));
        weight = parameters.Add("weight", new Shape(inputs.Nodes, outputs), Initializer.Glorot(inputs.Nodes, outputs));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
        this.dropout = LayerChecks.Dropout(dropout, nameof(GcnLayer));
        this.activation = activation;
        narrows = outputs <= inputs.Nodes;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor nodes = Convolve(graph, state, edges.Of(state), context) + bias.Value;
        return (graph, state with { Nodes = activation is { } function ? function.Apply(nodes) : nodes, SparseNodes = null });
    }

    private Tensor Convolve(GraphBatch graph, in GraphState state, Tensor? weights, Context context)
    {
        // Features that are kept live outside scopes, as parameters do; one operand must belong to this pass's.
        Tensor w = context.Scope.Use(weight.Value);
        Tensor entries = graph.Normalized.Entries(weights, context);
        if (state.SparseNodes is { } sparse)
        {
            return graph.Normalized.Times(sparse.Dropout(dropout, context).MatMul(w), entries);
        }

        Tensor h = context.Dropout(GraphState.Require(state.Nodes, "node features", nameof(GcnLayer)), dropout);
        return narrows ? graph.Normalized.Times(h.MatMul(w), entries) : graph.Normalized.Times(h, entries).MatMul(w);
    }
}

/// <summary>A <see cref="GcnLayer"/> of a composed network.</summary>
public sealed record GcnLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GcnLayer(parameters, inputs, Width);

    /// <inheritdoc/>
    public override void Validate() => CheckRange(Width, MostWidth, nameof(Width));
}
