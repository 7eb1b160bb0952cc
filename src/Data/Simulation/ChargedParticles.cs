namespace Equivariant.ML.Data;

/// <summary>
/// Simulates systems of charged particles in free space, the n-body task of Kipf et al. 2018 in the three-dimensional form of
/// Fuchs et al. 2020 and Satorras et al. 2021: from positions and velocities, predict the positions a thousand steps later.
/// The force on particle i is Σ_j q_i q_j (x_i − x_j) / |x_i − x_j|³; time moves by leapfrog steps in double precision.
/// </summary>
public static class ChargedParticles
{
    private const int BlocksPerTask = 8;

    /// <summary>
    /// Draws systems and runs each to its target step. System number i is the same for every <paramref name="count"/>,
    /// <paramref name="first"/> and number of threads: it depends on the seed, on i and on the options only, so
    /// training and test systems are two ranges of one stream.
    /// </summary>
    /// <param name="count">Systems to draw.</param>
    /// <param name="seed">Seed of the stream of systems.</param>
    /// <param name="options">The protocol, or null for the defaults.</param>
    /// <param name="first">Number of the first system.</param>
    /// <returns>Systems <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="first"/> is negative, or an
    /// option is outside its range.</exception>
    public static ChargedSystem[] Simulate(int count, long seed, ChargedParticleOptions? options = null, long first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        options ??= new ChargedParticleOptions();
        options.Validate();

        ChargedSystem[] systems = new ChargedSystem[count];
        int perTask = BlocksPerTask * ChargedParticleBlock.Lanes;
        int tasks = (int)(((long)count + perTask - 1) / perTask);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount };
        Parallel.For(0, tasks, parallel, task =>
        {
            ChargedParticleRun run = new(options);
            int end = Math.Min(count, (task + 1) * perTask);
            for (int start = task * perTask; start < end; start += ChargedParticleBlock.Lanes)
            {
                int used = Math.Min(ChargedParticleBlock.Lanes, end - start);
                run.Simulate(seed, first + start, systems.AsSpan(start, used));
            }
        });
        return systems;
    }

    /// <summary>
    /// Moves one given system by a number of steps, in place. Velocities are leapfrog's: they lag positions by half a step.
    /// Two particles at one point exert no force on each other.
    /// </summary>
    /// <param name="charges">Charges, of any size: [n].</param>
    /// <param name="positions">Positions, row-major: [n, 3].</param>
    /// <param name="velocities">Velocities, row-major: [n, 3].</param>
    /// <param name="steps">Steps to move by.</param>
    /// <param name="options">The time step and the bound on forces, or null for the defaults.</param>
    /// <exception cref="ArgumentException">Positions or velocities have another length than 3n.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative, or an option is outside its range.</exception>
    public static void Advance(
        ReadOnlySpan<double> charges, Span<double> positions, Span<double> velocities, int steps, ChargedParticleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        RequireLength(positions.Length, charges.Length, nameof(positions));
        RequireLength(velocities.Length, charges.Length, nameof(velocities));
        options ??= new ChargedParticleOptions();
        options.Validate();
        if (charges.IsEmpty)
        {
            return;
        }

        ChargedParticleBlock block = new(charges.Length, options);
        block.Load(0, charges, positions, velocities);
        for (int step = 0; step < steps; step++)
        {
            block.Step();
        }

        block.ReadPositions(0, positions);
        block.ReadVelocities(0, velocities);
    }

    private static void RequireLength(int found, int particles, string name)
    {
        if (found != 3 * particles)
        {
            throw new ArgumentException($"Found {found} numbers in {name}; expected 3 for each of the {particles} charges.", name);
        }
    }
}
