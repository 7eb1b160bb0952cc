using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The linear layer on matrices that follows every permutation of nodes (Maron et al. 2019): X' = σ(Σₖ Lₖ(X)·Wₖ + B). There are 15 linear maps L of a matrix that permutations of
/// rows and columns together commute with, and no others but their sums: Xᵢⱼ; Xⱼᵢ; the diagonal, row mean and column mean of the row's node i; the same of the column's node j; the
/// mean of the diagonal and of all; and, for entries on the diagonal alone, the diagonal, row mean and column mean of their node, and the mean of the diagonal and of all. The bias
/// B has one number for all entries and one more for those on the diagonal. It reads and changes pairs [pairs×width].
/// </summary>
/// <remarks>
/// The paper sums; means span the same maps of a graph of one size, and keep their size where graphs grow. What does not differ along rows, columns or graphs meets its weights a
/// node or a graph at a time. Time and memory grow with the square of a graph's nodes.
/// </remarks>
public sealed class PairsLayer : Layer
{
    private const int Maps = 15;

    private readonly Parameter[] ofPairs;
    private readonly Parameter ofRows;
    private readonly Parameter ofColumns;
    private readonly Parameter ofGraphs;
    private readonly Parameter ofDiagonal;
    private readonly Parameter ofGraphsOnDiagonal;
    private readonly Parameter bias;
    private readonly Parameter biasOnDiagonal;
    private readonly Activation? activation;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> [15·inputs×outputs], one map after the other, and <c>bias</c> [2×outputs].</param>
    /// <param name="inputs">The width of the pairs that it reads.</param>
    /// <param name="outputs">The width of the pairs that it gives.</param>
    /// <param name="activation">The function at the end, or null for none.</param>
    public PairsLayer(ParameterScope parameters, int inputs, int outputs, Activation? activation = null)
    {
        Parameter weight = parameters.Add("weight", new Shape(checked(Maps * inputs), outputs), Initializer.Glorot(Maps * inputs, outputs));
        Parameter offset = parameters.Add("bias", new Shape(2, outputs), Initializer.Zeros);
        ofPairs = [weight.Rows(0, inputs), weight.Rows(inputs, inputs)];
        ofRows = weight.Rows(2 * inputs, 3 * inputs);
        ofColumns = weight.Rows(5 * inputs, 3 * inputs);
        ofGraphs = weight.Rows(8 * inputs, 2 * inputs);
        ofDiagonal = weight.Rows(10 * inputs, 3 * inputs);
        ofGraphsOnDiagonal = weight.Rows(13 * inputs, 2 * inputs);
        bias = offset.Rows(0, 1);
        biasOnDiagonal = offset.Rows(1, 1);
        this.activation = activation;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        NodePairs pairs = graph.Pairs;
        Tensor x = GraphState.Require(state.Pairs, "features of pairs", nameof(PairsLayer));
        Tensor atNodes = pairs.AtNodes(x), atGraphs = pairs.AtGraphs(atNodes);
        Tensor own = x.MatMul(ofPairs[0].Value) + pairs.Transpose(x.MatMul(ofPairs[1].Value));
        Tensor rows = atNodes.MatMul(ofRows.Value) + pairs.ToNodes(atGraphs.MatMul(ofGraphs.Value) + bias.Value);
        Tensor all = rows.GatherSum(pairs.Rows, atNodes.MatMul(ofColumns.Value), pairs.Columns, own);
        Tensor diagonal = atNodes.MatMul(ofDiagonal.Value) + pairs.ToNodes(atGraphs.MatMul(ofGraphsOnDiagonal.Value) + biasOnDiagonal.Value);
        Tensor result = all + pairs.OnDiagonal(diagonal);
        return (graph, state with { Pairs = activation is { } function ? function.Apply(result) : result });
    }
}

/// <summary>
/// Layers of <see cref="PairsLayer"/> in a composed network (invariant graph networks; Maron et al. 2019): the graph written as matrices, several layers with an activation after
/// each, and the linear map to nodes.
/// </summary>
public sealed record PairsLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layers give.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How many layers on matrices there are.</summary>
    /// <value>Default: 1.</value>
    public int Layers { get; init; } = 1;

    /// <summary>The width of pairs of nodes between them.</summary>
    /// <value>Default: 16.</value>
    public int PairWidth { get; init; } = 16;

    /// <summary>The function after each layer on matrices.</summary>
    /// <value>Default: ReLU.</value>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs)
    {
        var layers = new List<Layer> { new EdgesAsPairs() };
        int width = 1 + inputs.Edges + inputs.Nodes;
        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new PairsLayer(parameters[$"layer{layer}"], width, PairWidth, Activation));
            width = PairWidth;
        }

        return new Network([.. layers, new PairsAsNodes(parameters["nodes"], width, Width)]);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Layers, OptionRange.MostLayers, nameof(Layers));
        CheckRange(PairWidth, MostWidth, nameof(PairWidth));
        CheckDefined(Activation, nameof(Activation));
    }
}
