namespace Equivariant.ML.Transforms;

/// <summary>What becomes of the graph that a rule makes if the nodes of the one it is made of come in another order. Tests hold every rule to it.</summary>
internal enum NodeOrder
{
    /// <summary>It is the same graph, with its nodes in that order.</summary>
    Follows,

    /// <summary>So it is, unless the order decides between parts of a graph that are as good as each other.</summary>
    DecidesTies,

    /// <summary>It may be any other: nodes are told apart by their numbers.</summary>
    Matters,
}
