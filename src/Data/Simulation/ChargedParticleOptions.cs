namespace Equivariant.ML.Data;

/// <summary>
/// How <see cref="ChargedParticles"/> draws and moves its systems. The defaults are the protocol of Satorras et al. 2021
/// (<i>E(n) Equivariant Graph Neural Networks</i>, section 5.1). Lengths, times and charges have no units.
/// </summary>
public sealed class ChargedParticleOptions
{
    /// <summary>Particles in each system.</summary>
    /// <value>The default is 5.</value>
    public int Particles { get; init; } = 5;

    /// <summary>Time of one step.</summary>
    /// <value>The default is 0.001.</value>
    public double TimeStep { get; init; } = 0.001;

    /// <summary>The step whose positions and velocities are the input.</summary>
    /// <value>The default is 3,100.</value>
    public int InputStep { get; init; } = 3_100;

    /// <summary>The step whose positions are the target; not before <see cref="InputStep"/>.</summary>
    /// <value>The default is 4,100.</value>
    public int TargetStep { get; init; } = 4_100;

    /// <summary>
    /// Standard deviation of each start coordinate among five particles; n particles spread (n/5)^(1/3) times as far,
    /// which keeps their density.
    /// </summary>
    /// <value>The default is 1.</value>
    public double Spread { get; init; } = 1;

    /// <summary>Norm of each particle's start velocity.</summary>
    /// <value>The default is 0.5.</value>
    public double Speed { get; init; } = 0.5;

    /// <summary>Each component of the force on a particle is clipped to plus or minus this.</summary>
    /// <value>The default is 100.</value>
    public double MaximumForce { get; init; } = 100;

    /// <summary>
    /// Steps between two recorded frames of <see cref="ChargedSystem.Trajectory"/>, or 0 to record none.
    /// </summary>
    /// <value>The default is 0.</value>
    public int RecordEvery { get; init; }

    /// <summary>Threads to use, or 0 for as many as there are processors. The result does not depend on it.</summary>
    /// <value>The default is 0.</value>
    public int Threads { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Particles);
        RequirePositive(TimeStep, nameof(TimeStep));
        ArgumentOutOfRangeException.ThrowIfNegative(InputStep);
        ArgumentOutOfRangeException.ThrowIfLessThan(TargetStep, InputStep);
        RequirePositive(Spread, nameof(Spread));
        RequirePositive(Speed, nameof(Speed));
        RequirePositive(MaximumForce, nameof(MaximumForce));
        ArgumentOutOfRangeException.ThrowIfNegative(RecordEvery);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");
        }
    }
}
