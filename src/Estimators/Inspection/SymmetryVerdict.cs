namespace Equivariant.ML.Estimators;

/// <summary>What an audit says of a symmetry.</summary>
public enum SymmetryVerdict
{
    /// <summary>Not tried: graphs have no positions, or in one dimension there is no turn.</summary>
    NotTested,

    /// <summary>It holds, in single precision to half of its digits or better.</summary>
    Holds,

    /// <summary>
    /// It holds in double precision, and single precision loses more than half of its digits: rounding, such as of positions far from the origin
    /// beside their distances, and no fault of the network.
    /// </summary>
    Rounding,

    /// <summary>It does not hold, and the architecture does not say that it does.</summary>
    Absent,

    /// <summary>The architecture says that it holds, and it does not: a fault.</summary>
    Broken,
}
