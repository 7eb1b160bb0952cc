using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>A system and what a model says of it.</summary>
/// <param name="System">The system; its path is drawn from its trajectory, where it has one.</param>
/// <param name="Predicted">Predicted positions at the target step: [n, 3].</param>
/// <param name="InputFrame">The trajectory's frame of the input step; what lies before is drawn faintly.</param>
internal sealed record PredictedSystem(ChargedSystem System, float[] Predicted, int InputFrame = 0)
{
    /// <summary>Mean squared error over all coordinates.</summary>
    public double Error => System.Targets.Zip(Predicted).Average(pair => Math.Pow(pair.First - pair.Second, 2));

    /// <summary>The frames from input to target, [n, 3] each: the recorded ones, or the two ends alone.</summary>
    public IReadOnlyList<float[]> Path =>
        System.Trajectory is { } trajectory ? [.. trajectory.Chunk(System.Positions.Length).Skip(InputFrame)] : [System.Positions, System.Targets];

    /// <summary>The recorded frames up to the input.</summary>
    public IReadOnlyList<float[]> History =>
        System.Trajectory is { } trajectory ? [.. trajectory.Chunk(System.Positions.Length).Take(InputFrame + 1)] : [];

    /// <summary>Whether the way between the ends is known.</summary>
    public bool IsRecorded => System.Trajectory is not null;
}
