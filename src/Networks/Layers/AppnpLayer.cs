using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Propagation by personalised PageRank, APPNP (Klicpera, Bojchevski and Günnemann 2019, equation 4): Z₀ = H and Zₖ₊₁ = (1 − α)·P·Zₖ + α·H, so that nodes hear of ever farther ones and do not forget
/// themselves. P = D̂^(−1/2)·(A + I)·D̂^(−1/2) is that of <see cref="GcnLayer"/>; in training its entries are dropped, others in every step. It has no parameters, reads nodes [nodes×width], and edges
/// where one of their features is declared a weight, and changes nodes [nodes×width].
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
