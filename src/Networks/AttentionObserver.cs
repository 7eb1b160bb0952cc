using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Is told by layers of attention how their nodes attended, when it is part of the <see cref="Context"/>. Where there is none, layers keep nothing.
/// It serves one forward pass.
/// </summary>
public sealed class AttentionObserver
{
    private readonly List<AttentionWeight> weights = [];
    private int layers;

    /// <summary>
    /// What was told so far: layer after layer, edge after edge, head after head. Edges are those that the layer attends along, with those from nodes to themselves
    /// that it adds. After a pooling layer, nodes are those of the smaller batch.
    /// </summary>
    public IReadOnlyList<AttentionWeight> Weights => weights;

    /// <summary>Tells how the nodes of the next layer of attention attended; layers call it once in a pass.</summary>
    /// <param name="targets">Each edge's target node.</param>
    /// <param name="sources">Each edge's source node.</param>
    /// <param name="shares">How much of what its source sent each edge's target took, before dropout, [edges×heads].</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Add(Grouping targets, Grouping sources, Tensor shares)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(sources);
        if (shares.Shape.Rank != 2 || shares.Shape[0] != targets.RowCount || targets.RowCount != sources.RowCount)
        {
            throw new ArgumentException($"{targets.RowCount} targets, {sources.RowCount} sources and shares {shares.Shape} do not fit.", nameof(shares));
        }

        int heads = shares.Shape[1];
        double[] values = shares.ToDoubleArray();
        for (int i = 0; i < values.Length; i++)
        {
            weights.Add(new AttentionWeight(layers, sources.Index[i / heads], targets.Index[i / heads], i % heads, values[i]));
        }

        layers++;
    }
}
