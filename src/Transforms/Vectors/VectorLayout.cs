namespace Equivariant.ML.Transforms;

/// <summary>What the numbers of a vector stand for, and so what becomes of them if the nodes are numbered in another order. Tests hold every rule to it.</summary>
internal enum VectorLayout
{
    /// <summary>The graph as a whole: they stay.</summary>
    Graph,

    /// <summary>A node each, or rows of as many for each: they move with the nodes.</summary>
    Nodes,

    /// <summary>Two nodes each, [nodes × nodes]: rows and columns move with the nodes.</summary>
    NodesByNodes,

    /// <summary>A node and an edge each, [nodes × edges]: rows move with the nodes, columns with the edges as they are stored.</summary>
    NodesByEdges,

    /// <summary>An eigenvector each, or rows of as many for each: they stay, but for signs and for the bases of eigenvalues that occur several times.</summary>
    Eigenvectors,
}
