using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The simple graph convolution (Wu et al. 2019): H' = Pᴷ·H·W + b, several steps of propagation and one linear map, with dropout of H in training. P = D̂^(−1/2)·(A + I)·D̂^(−1/2)
/// is that of <see cref="GcnLayer"/>. It reads nodes [nodes×inputs] or the same as sparse nodes, and edges where one of their features is declared a weight, and changes nodes
/// [nodes×outputs].
/// </summary>
/// <remarks>The products are done in the order that passes the narrower features along edges; sparse features meet the weight first.</remarks>
public sealed class SgcLayer : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly EdgeWeights edges;
    private readonly int steps;
    private readonly double dropout;
    private readonly bool narrows;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> [inputs×outputs] and <c>bias</c> [outputs].</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="steps">K, how many edges away nodes hear of each other.</param>
    /// <param name="dropout">The probability of a feature being dropped in training, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there is no such edge feature.</exception>
    public SgcLayer(ParameterScope parameters, InputWidths inputs, int outputs, int steps = 2, double dropout = 0)
    {
        edges = new EdgeWeights(inputs, nameof(SgcLayer));
        weight = parameters.Add("weight", new Shape(inputs.Nodes, outputs), Initializer.Glorot(inputs.Nodes, outputs));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
        this.steps = LayerChecks.Steps(steps, nameof(SgcLayer));
        this.dropout = LayerChecks.Dropout(dropout, nameof(SgcLayer));
        narrows = outputs <= inputs.Nodes;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor entries = graph.Normalized.Entries(edges.Of(state), context);
        GraphState read = state.Dropped(dropout, context);
        Tensor nodes = narrows || read.SparseNodes is not null
            ? Propagate(graph, read.NodesTimes(weight, nameof(SgcLayer), context), entries)
            : Propagate(graph, GraphState.Require(read.Nodes, "node features", nameof(SgcLayer)), entries).MatMul(weight.Value);
        return (graph, state with { Nodes = nodes + bias.Value, SparseNodes = null });
    }

    private Tensor Propagate(GraphBatch graph, Tensor nodes, Tensor entries)
    {
        for (int step = 0; step < steps; step++)
        {
            nodes = graph.Normalized.Times(nodes, entries);
        }

        return nodes;
    }
}

/// <summary>A <see cref="SgcLayer"/> of a composed network.</summary>
public sealed record SgcLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>K, how many edges away nodes hear of each other.</summary>
    /// <value>Default: 2.</value>
    public int Steps { get; init; } = 2;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new SgcLayer(parameters, inputs, Width, Steps);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Steps, LayerChecks.MostSteps, nameof(Steps));
    }
}
