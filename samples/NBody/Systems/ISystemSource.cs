using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>Where systems come from.</summary>
internal interface ISystemSource
{
    /// <summary>Where from, in words.</summary>
    string Description { get; }

    /// <summary>All systems of a split.</summary>
    ChargedSystem[] Read(Split split);

    /// <summary>The first test systems, as they are drawn in the report.</summary>
    IReadOnlyList<ChargedSystem> ReadToDraw(int count);

    /// <summary>The input step among the frames of a system to draw.</summary>
    int InputFrame { get; }

    /// <summary>The options that bring another process the same test systems.</summary>
    IReadOnlyList<string> Options { get; }
}
