using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The relational graph convolution (Schlichtkrull et al. 2018, equations 2 and 3): hᵢ' = W_self·hᵢ + b + Σᵣ (1/cᵢᵣ)·Σⱼ Wᵣ·hⱼ over the edges of each type r into node i, cᵢᵣ of
/// them. With a basis Wᵣ = Σₖ aᵣₖ·Vₖ, so that many types share few matrices. It reads nodes [nodes×inputs] and, where declared, the edges' types, and changes nodes
/// [nodes×outputs].
/// </summary>
/// <remarks>
/// Of edges it reads the types alone; edges without types are all of one. Sums Σⱼ aᵣₖ/cᵢᵣ·hⱼ meet their matrices once a node; without a basis there is one sum for each type, whose
/// edges of other types bring 0.
/// </remarks>
public sealed class RelationalLayer : Layer
{
    private readonly TypeColumns types;
    private readonly Parameter weight;
    private readonly Parameter? coefficients;
    private readonly Parameter self;
    private readonly Parameter bias;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>weight</c> [types·inputs×outputs], one type after the other, or with a basis [bases·inputs×outputs] and <c>coefficients</c> [types×bases];
    /// <c>self/weight</c> [inputs×outputs] and <c>bias</c> [outputs].
    /// </param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="bases">How many matrices the types share; null for one of its own for each type.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no basis matrix, or there are no such edge features as are said to tell the type.</exception>
    public RelationalLayer(ParameterScope parameters, InputWidths inputs, int outputs, int? bases = null)
    {
        types = new TypeColumns(inputs.EdgeTypes, inputs.Edges, "edge", nameof(RelationalLayer));
        if (bases < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(bases), bases, $"{nameof(RelationalLayer)}: {bases} basis matrices; expected 1 or more, or null for none.");
        }

        weight = parameters.Add("weight", new Shape(checked((bases ?? types.Count) * inputs.Nodes), outputs), Initializer.Glorot(inputs.Nodes, outputs));
        coefficients = bases is { } count ? parameters.Add("coefficients", new Shape(types.Count, count), Initializer.Glorot(types.Count, count)) : null;
        self = parameters["self"].Add("weight", new Shape(inputs.Nodes, outputs), Initializer.Glorot(inputs.Nodes, outputs));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(RelationalLayer));
        Tensor ofType = types.Of(state.Edges, graph.EdgeCount, context);
        Tensor counts = (1 - ofType.IsEqual(context.Scope.Full(0, ofType.Shape))).SegmentSum(graph.Targets);
        Tensor shares = ofType * counts.ReciprocalOrZero().Gather(graph.Targets);
        shares = coefficients is { } mix ? shares.MatMul(mix.Value) : shares;
        Tensor received = graph.Products.Sum(shares, h).MatMul(weight.Value);
        return (graph, state with { Nodes = h.Linear(self.Value, bias.Value) + received });
    }
}

/// <summary>A <see cref="RelationalLayer"/> of a composed network.</summary>
public sealed record RelationalLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How many matrices the types of edges share; null for one of its own for each type.</summary>
    /// <value>Default: null.</value>
    public int? Bases { get; init; }

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new RelationalLayer(parameters, inputs, Width, Bases);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Bases ?? 1, MostWidth, nameof(Bases));
    }
}
