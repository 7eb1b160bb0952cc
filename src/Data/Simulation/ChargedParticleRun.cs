namespace Equivariant.ML.Data;

/// <summary>Draws a block of systems, moves it to the target step and keeps what was asked for; reusable for the next block.</summary>
internal sealed class ChargedParticleRun(ChargedParticleOptions options)
{
    private readonly ChargedParticleBlock block = new(options.Particles, options);
    private readonly double[] charges = new double[options.Particles];
    private readonly double[] positions = new double[3 * options.Particles];
    private readonly double[] velocities = new double[3 * options.Particles];

    /// <summary>Fills <paramref name="systems"/>, at most one for each lane, with systems <paramref name="first"/> and on.</summary>
    public void Simulate(long seed, long first, Span<ChargedSystem> systems)
    {
        for (int lane = 0; lane < systems.Length; lane++)
        {
            Draw(new SplitMix64(seed, first + lane));
            block.Load(lane, charges, positions, velocities);
            systems[lane] = Allocate();
        }

        Keep(0, systems);
        for (int step = 1; step <= options.TargetStep; step++)
        {
            block.Step();
            Keep(step, systems);
        }
    }

    /// <summary>Charges ±1 with equal odds, normal positions, velocities in uniform directions.</summary>
    private void Draw(SplitMix64 random)
    {
        double deviation = options.Spread * Math.Cbrt(options.Particles / 5.0);
        for (int i = 0; i < charges.Length; i++)
        {
            charges[i] = (random.NextBits() >> 63) == 0 ? -1 : 1;
            (double x, double y) = random.NextNormals();
            (double z, double vx) = random.NextNormals();
            (double vy, double vz) = random.NextNormals();
            (positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2]) = (deviation * x, deviation * y, deviation * z);
            double scale = options.Speed / Math.Sqrt((vx * vx) + (vy * vy) + (vz * vz));
            (velocities[3 * i], velocities[(3 * i) + 1], velocities[(3 * i) + 2]) = (scale * vx, scale * vy, scale * vz);
        }
    }

    private ChargedSystem Allocate()
    {
        int components = 3 * options.Particles;
        int frames = options.RecordEvery == 0 ? 0 : (options.TargetStep / options.RecordEvery) + 1;
        return new ChargedSystem
        {
            Charges = Array.ConvertAll(charges, charge => (float)charge),
            Positions = new float[components],
            Velocities = new float[components],
            Targets = new float[components],
            Trajectory = frames == 0 ? null : new float[frames * components],
        };
    }

    private void Keep(int step, ReadOnlySpan<ChargedSystem> systems)
    {
        if (step == options.InputStep)
        {
            for (int lane = 0; lane < systems.Length; lane++)
            {
                block.ReadPositions(lane, systems[lane].Positions.AsSpan());
                block.ReadVelocities(lane, systems[lane].Velocities.AsSpan());
            }
        }

        if (step == options.TargetStep)
        {
            for (int lane = 0; lane < systems.Length; lane++)
            {
                block.ReadPositions(lane, systems[lane].Targets.AsSpan());
            }
        }

        if (options.RecordEvery > 0 && step % options.RecordEvery == 0)
        {
            int components = 3 * options.Particles;
            for (int lane = 0; lane < systems.Length; lane++)
            {
                block.ReadPositions(lane, systems[lane].Trajectory.AsSpan(step / options.RecordEvery * components, components));
            }
        }
    }
}
