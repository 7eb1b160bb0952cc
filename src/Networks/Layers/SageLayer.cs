using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// GraphSAGE (Hamilton, Ying and Leskovec 2017, algorithm 1 without its norm): hᵢ' = W_self·hᵢ + W_neigh·meanⱼ hⱼ + b, the mean over the sources j of the edges
/// into node i, 0 where there are none. With the sum in place of the mean it is basic message passing (Morris et al. 2019, equation 5). It reads nodes
/// [nodes×inputs] or the same as sparse nodes, and changes nodes [nodes×outputs].
/// </summary>
/// <remarks>The mean and the product are done in the order that passes the narrower features along edges; sparse features meet the weight first.</remarks>
public sealed class SageLayer : Layer
{
    private readonly Parameter self;
    private readonly Parameter neighbors;
    private readonly Parameter bias;
    private readonly Aggregation aggregation;
    private readonly EdgeProgram received;
    private readonly bool narrows;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>self/weight</c> and <c>neighbors/weight</c> [inputs×outputs], and <c>neighbors/bias</c> [outputs].
    /// </param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="aggregation">How a node takes its neighbours together.</param>
    public SageLayer(ParameterScope parameters, int inputs, int outputs, Aggregation aggregation = Aggregation.Mean)
    {
        var shape = new Shape(inputs, outputs);
        self = parameters["self"].Add("weight", shape, Initializer.ForInputs(inputs));
        neighbors = parameters["neighbors"].Add("weight", shape, Initializer.ForInputs(inputs));
        bias = parameters["neighbors"].Add("bias", new Shape(outputs), Initializer.ForInputs(inputs));
        this.aggregation = aggregation;
        narrows = outputs <= inputs;
        var edges = new EdgeProgramBuilder();
        received = edges.Build((edges.AtSource(edges.Input()), aggregation.IsMean()));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor own = state.NodesTimes(self, nameof(SageLayer), context) + bias.Value;
        Tensor others = narrows || state.Nodes is not { } nodes
            ? Receive(graph, state.NodesTimes(neighbors, nameof(SageLayer), context), context)
            : Receive(graph, nodes, context).MatMul(neighbors.Value);
        return (graph, state with { Nodes = own + others, SparseNodes = null });
    }

    private Tensor Receive(GraphBatch graph, Tensor sent, Context context) => aggregation.Finish(graph, received.Run(graph.Edges, sent), context);
}

/// <summary>A <see cref="SageLayer"/> of a composed network.</summary>
public sealed record SageLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How a node takes its neighbours together.</summary>
    /// <value>Default: the mean.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Mean;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new SageLayer(parameters, inputs.Nodes, Width, Aggregation);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckDefined(Aggregation, nameof(Aggregation));
    }
}
