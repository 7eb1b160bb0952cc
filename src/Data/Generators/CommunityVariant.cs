namespace Equivariant.ML.Data;

/// <summary>How the communities of <see cref="CommunityGraphs"/> are drawn.</summary>
public enum CommunityVariant
{
    /// <summary>Each graph afresh.</summary>
    Fresh,

    /// <summary>
    /// As the code of the paper's authors does it: a community follows from its size and whether it is the first or the second, so that there are 25 pairs of communities in all, and graphs differ in the
    /// edges between them.
    /// </summary>
    Reference,
}
