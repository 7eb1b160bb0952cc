namespace Equivariant.ML.Data;

/// <summary>
/// One system of n charged particles in three dimensions. Arrays of vectors are row-major: [n, 3].
/// </summary>
public sealed class ChargedSystem
{
    /// <summary>Charges, +1 or −1: [n].</summary>
    public required float[] Charges { get; init; }

    /// <summary>Positions at the input step: [n, 3].</summary>
    public required float[] Positions { get; init; }

    /// <summary>Velocities at the input step: [n, 3].</summary>
    public required float[] Velocities { get; init; }

    /// <summary>Positions at the target step: [n, 3].</summary>
    public required float[] Targets { get; init; }

    /// <summary>
    /// Positions at every <see cref="ChargedParticleOptions.RecordEvery"/>-th step, the start among them:
    /// [frames, n, 3], where frame k is step k · RecordEvery; or null where none was asked for.
    /// </summary>
    public float[]? Trajectory { get; init; }

    /// <summary>
    /// The system at the input step as a complete graph: node feature |v_i|, edge feature q_i q_j, positions and velocities.
    /// </summary>
    /// <exception cref="ArgumentException">Arrays whose lengths do not fit, or a number that is not finite.</exception>
    public Graph ToGraph()
    {
        int n = Charges.Length;
        int[] sources = new int[n * (n - 1)];
        int[] targets = new int[n * (n - 1)];
        float[] products = new float[n * (n - 1)];
        float[] speeds = new float[n];
        for (int i = 0, edge = 0; i < n; i++)
        {
            ReadOnlySpan<float> v = Velocities.AsSpan(3 * i, 3);
            speeds[i] = MathF.Sqrt((v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2]));
            for (int j = 0; j < n; j++)
            {
                if (j != i)
                {
                    (sources[edge], targets[edge]) = (j, i);
                    products[edge++] = Charges[i] * Charges[j];
                }
            }
        }

        return new GraphBuilder(n)
            .AddEdges(sources, targets)
            .WithNodeFeatures(speeds, 1)
            .WithEdgeFeatures(products, 1)
            .WithPositions(Positions)
            .WithVelocities(Velocities)
            .Build();
    }
}
