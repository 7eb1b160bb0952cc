namespace Equivariant.ML.Networks;

/// <summary>
/// Under which changes of its input a layer's output changes along: node, edge and graph features stay as they are,
/// positions and velocities are moved, turned or mirrored with the input. Tests hold every layer to what it declares.
/// </summary>
[Flags]
public enum Symmetry
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Nodes and edges may come in any order.</summary>
    Permutation = 1,

    /// <summary>All positions may be shifted together.</summary>
    Translation = 2,

    /// <summary>Positions and velocities may be turned together.</summary>
    Rotation = 4,

    /// <summary>Positions and velocities may be mirrored.</summary>
    Reflection = 8,

    /// <summary>The group E(n): shifts, turns and mirrors.</summary>
    Euclidean = Translation | Rotation | Reflection,
}
