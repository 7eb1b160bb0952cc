using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Message passing with an edge network (Gilmer et al. 2017, section 5; Simonovsky and Komodakis 2017): hᵢ' = W_self·hᵢ + b + Σⱼ A(eᵢⱼ)·hⱼ, A(e) being a matrix [inputs×outputs] that a network
/// makes of an edge's features: a linear map, or two with an activation between them. The sum, or mean, is over the edges into node i. It reads nodes [nodes×inputs] and edges, and changes nodes
/// [nodes×outputs].
/// </summary>
/// <remarks>
/// A is linear in the edge's last hidden features z, so Σⱼ A(eᵢⱼ)·hⱼ = W·Σⱼ zᵢⱼ⊗hⱼ: no edge's matrix is ever made, and the product with W is done once a node.
/// </remarks>
public sealed class EdgeNetworkLayer : Layer
{
    private readonly Dense? hidden;
    private readonly Activation activation;
    private readonly Parameter matrices;
    private readonly Parameter offset;
    private readonly Parameter self;
    private readonly Parameter bias;
    private readonly Aggregation aggregation;
    private readonly (int Inputs, int Outputs) widths;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: under <c>edge</c> the edge network's maps, <c>0</c> and, with a hidden width, <c>2</c>, of which the last gives a matrix row by row; <c>self/weight</c>
    /// [inputs×outputs] and <c>bias</c> [outputs].
    /// </param>
    /// <param name="inputs">What the layer reads; edges must have features.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="hidden">The width between the edge network's two linear maps; null for a single one.</param>
    /// <param name="aggregation">How a node takes its messages together.</param>
    /// <param name="activation">The function between the edge network's two linear maps.</param>
    /// <exception cref="ArgumentException">Edges have no features.</exception>
    public EdgeNetworkLayer(
        ParameterScope parameters,
        InputWidths inputs,
        int outputs,
        int? hidden = null,
        Aggregation aggregation = Aggregation.Sum,
        Activation activation = Activation.Relu)
    {
        if (inputs.Edges == 0)
        {
            throw new ArgumentException($"{nameof(EdgeNetworkLayer)}: edges without features; expected at least one feature.", nameof(inputs));
        }

        ParameterScope edge = parameters["edge"];
        this.hidden = hidden is { } width ? new Dense(edge["0"], inputs.Edges, width) : null;
        ParameterScope last = edge[hidden is null ? "0" : "2"];
        int reads = hidden ?? inputs.Edges;
        int size = checked(inputs.Nodes * outputs);
        matrices = last.Add("weight", new Shape(reads, size), Initializer.ForInputs(reads));
        offset = last.Add("bias", new Shape(size), Initializer.ForInputs(reads));
        self = parameters["self"].Add("weight", new Shape(inputs.Nodes, outputs), Initializer.ForInputs(inputs.Nodes));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
        this.aggregation = aggregation;
        this.activation = activation;
        widths = (inputs.Nodes, outputs);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(EdgeNetworkLayer));
        Tensor z = GraphState.Require(state.Edges, "edge features", nameof(EdgeNetworkLayer));
        z = hidden is { } first ? activation.Apply(first.Forward(z)) : z;

        // A further feature that is always 1 brings the offset.
        z = TensorOps.Concat(1, z, context.Scope.Full(1, new Shape(graph.EdgeCount, 1)));
        Tensor products = graph.Products.Sum(z, h);
        Tensor stack = TensorOps.Concat(0, Stacked(context.Scope.Use(matrices.Value)), Stacked(context.Scope.Use(offset.Value)));
        Tensor received = aggregation.OfSum(graph, products.MatMul(stack), context);
        return (graph, state with { Nodes = h.MatMul(self.Value) + bias.Value + received });
    }

    /// <summary>Matrices below each other, [their number·inputs×outputs].</summary>
    private Tensor Stacked(Tensor x) => x.Reshape(new Shape(x.Shape.Length / widths.Outputs, widths.Outputs));
}

/// <summary>A <see cref="EdgeNetworkLayer"/> of a composed network.</summary>
public sealed record EdgeNetworkLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The width between the edge network's two linear maps; null for a single one.</summary>
    /// <value>Default: null.</value>
    public int? Hidden { get; init; }

    /// <summary>How a node takes its messages together.</summary>
    /// <value>Default: the sum.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Sum;

    /// <summary>The function between the edge network's two linear maps.</summary>
    /// <value>Default: ReLU.</value>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new EdgeNetworkLayer(parameters, inputs, Width, Hidden, Aggregation, Activation);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Hidden ?? Width, MostWidth, nameof(Hidden));
        CheckDefined(Aggregation, nameof(Aggregation));
        CheckDefined(Activation, nameof(Activation));
    }
}
