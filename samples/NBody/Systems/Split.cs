namespace Equivariant.ML.NBody;

/// <summary>What systems are for.</summary>
internal enum Split
{
    /// <summary>To learn from.</summary>
    Training,

    /// <summary>To choose the best epoch by.</summary>
    Validation,

    /// <summary>To judge the finished model by.</summary>
    Test,
}
