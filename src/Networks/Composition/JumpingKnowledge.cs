using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What a network gives of the results of its layers (jumping knowledge networks; Xu et al. 2018).</summary>
public enum JumpingKnowledge
{
    /// <summary>The last layer's alone.</summary>
    None,

    /// <summary>All of them, one after the other.</summary>
    Concat,

    /// <summary>The largest, feature by feature, of layers of one width.</summary>
    Max,

    /// <summary>Their sum, of layers of one width.</summary>
    Sum,
}

internal static class JumpingKnowledgeWidths
{
    /// <summary>The width of what is given; 0 where one of the layers' is not known yet.</summary>
    /// <exception cref="ArgumentException">The layers' widths differ, and may not.</exception>
    internal static int Width(this JumpingKnowledge knowledge, IReadOnlyList<int> widths)
    {
        if (knowledge is JumpingKnowledge.None or JumpingKnowledge.Concat)
        {
            return knowledge == JumpingKnowledge.None ? widths[^1] : widths.Contains(0) ? 0 : widths.Sum();
        }

        int[] distinct = [.. widths.Where(width => width > 0).Distinct()];
        return distinct.Length <= 1
            ? widths.Contains(0) ? 0 : distinct[0]
            : throw new ArgumentException($"{knowledge} of layers that are {string.Join(", ", widths)} wide; expected one width.");
    }

    internal static Tensor Join(this JumpingKnowledge knowledge, IReadOnlyList<Tensor> results) => knowledge switch
    {
        JumpingKnowledge.None => results[^1],
        JumpingKnowledge.Concat => TensorOps.Concat(1, [.. results]),
        JumpingKnowledge.Max => results.Aggregate((most, next) => most.Maximum(next)),
        JumpingKnowledge.Sum => results.Aggregate((sum, next) => sum + next),
        _ => throw new ArgumentOutOfRangeException(nameof(knowledge), knowledge, $"There is no jumping knowledge {knowledge}."),
    };
}
