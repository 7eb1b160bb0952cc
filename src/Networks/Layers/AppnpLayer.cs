using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Propagation by personalised PageRank, APPNP (Klicpera, Bojchevski and Günnemann 2019, equation 4): Z₀ = H and Zₖ₊₁ = (1 − α)·P·Zₖ + α·H, so that nodes hear of ever farther ones
/// and do not forget themselves. P = D̂^(−1/2)·(A + I)·D̂^(−1/2) is that of <see cref="GcnLayer"/>; in training its entries are dropped, others in every step. It has no
/// parameters, reads nodes [nodes×width], and edges where one of their features is declared a weight, and changes nodes [nodes×width].
/// </summary>
public sealed class AppnpLayer : Layer
{
    private readonly EdgeWeights edges;
    private readonly int steps;
    private readonly double teleport;
    private readonly double dropout;

    /// <summary>A propagation of so many steps.</summary>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="steps">K, how many edges away nodes hear of each other.</param>
    /// <param name="teleport">α, the probability of a walk to begin again at its node, from 0 to 1.</param>
    /// <param name="dropout">The probability of an entry of P being dropped in training, from 0 to below 1; the paper takes 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there is no such edge feature.</exception>
    public AppnpLayer(InputWidths inputs, int steps = 10, double teleport = 0.1, double dropout = 0)
    {
        edges = new EdgeWeights(inputs, nameof(AppnpLayer));
        this.steps = LayerChecks.Steps(steps, nameof(AppnpLayer));
        this.teleport = LayerChecks.Share(teleport, nameof(teleport), nameof(AppnpLayer));
        this.dropout = LayerChecks.Dropout(dropout, nameof(AppnpLayer));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor nodes = GraphState.Require(state.Nodes, "node features", nameof(AppnpLayer));
        Tensor entries = graph.Normalized.Entries(edges.Of(state), context) * (1 - teleport);
        Tensor own = context.Scope.Use(nodes) * teleport;
        for (int step = 0; step < steps; step++)
        {
            nodes = graph.Normalized.Times(nodes, context.Dropout(entries, dropout)) + own;
        }

        return (graph, state with { Nodes = nodes });
    }
}

/// <summary>A linear map and an <see cref="AppnpLayer"/> of what it gives, in a composed network: after one linear layer it makes the paper's network.</summary>
public sealed record AppnpLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>K, how many edges away nodes hear of each other.</summary>
    /// <value>Default: 10.</value>
    public int Steps { get; init; } = 10;

    /// <summary>α, the probability, from 0 to below 1, of a walk to begin again at its node.</summary>
    /// <value>Default: 0.1.</value>
    public double Teleport { get; init; } = 0.1;

    /// <summary>The probability, from 0 to below 1, of an entry of the propagation being dropped in training.</summary>
    /// <value>Default: 0; the paper takes 0.5.</value>
    public double EntryDropout { get; init; }

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) =>
        new Network([new Embedding(parameters, inputs.Nodes, Width), new AppnpLayer(Outputs(inputs), Steps, Teleport, EntryDropout)]);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Steps, LayerChecks.MostSteps, nameof(Steps));
        CheckFraction(Teleport, nameof(Teleport));
        CheckFraction(EntryDropout, nameof(EntryDropout));
    }
}
