using System.Numerics;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// As many systems as a vector register has doubles, one in each lane, moved together. Lanes never meet, and only
/// additions, multiplications, divisions and square roots are used, which IEEE 754 rounds in one way: a system's bits do
/// not depend on its lane or on the register's width. Component d of particle i is element 3i + d.
/// </summary>
internal sealed class ChargedParticleBlock(int particles, ChargedParticleOptions options)
{
    // Bounds 1/d³, so that two particles at one point push each other by 0 · 1e290 = 0, not by NaN.
    private static readonly Vector<double> SmallestCube = new(1e-290);

    private readonly Vector<double>[] charges = new Vector<double>[particles];
    private readonly Vector<double>[] positions = new Vector<double>[3 * particles];
    private readonly Vector<double>[] velocities = new Vector<double>[3 * particles];
    private readonly Vector<double>[] forces = new Vector<double>[3 * particles];

    public static int Lanes => Vector<double>.Count;

    /// <summary>Places a system in a lane; lanes never loaded hold chargeless particles at rest.</summary>
    public void Load(int lane, ReadOnlySpan<double> charges, ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities)
    {
        Load(this.charges, lane, charges);
        Load(this.positions, lane, positions);
        Load(this.velocities, lane, velocities);
    }

    /// <summary>Reads one lane's positions into [n, 3].</summary>
    public void ReadPositions<T>(int lane, Span<T> positions)
        where T : INumber<T> => Read(this.positions, lane, positions);

    /// <summary>Reads one lane's velocities into [n, 3].</summary>
    public void ReadVelocities<T>(int lane, Span<T> velocities)
        where T : INumber<T> => Read(this.velocities, lane, velocities);

    /// <summary>One leapfrog step: v += dt · F(x), then x += dt · v.</summary>
    public void Step()
    {
        SumForces();
        Vector<double> time = new(options.TimeStep);
        Vector<double> most = new(options.MaximumForce);
        ReadOnlySpan<Vector<double>> forces = this.forces;
        Span<Vector<double>> velocities = this.velocities.AsSpan(0, forces.Length);
        Span<Vector<double>> positions = this.positions.AsSpan(0, forces.Length);
        for (int c = 0; c < forces.Length; c++)
        {
            Vector<double> clipped = Vector.Min(Vector.Max(forces[c], -most), most);
            velocities[c] += time * clipped;
            positions[c] += time * velocities[c];
        }
    }

    /// <summary>F_i = Σ_j q_i q_j (x_i − x_j) / |x_i − x_j|³, each pair once: what i feels, j feels reversed.</summary>
    private void SumForces()
    {
        ReadOnlySpan<Vector<double>> charges = this.charges;
        ReadOnlySpan<Vector<double>> positions = this.positions;
        Span<Vector<double>> forces = this.forces;
        forces.Clear();
        for (int i = 0; i < charges.Length; i++)
        {
            Vector<double> charge = charges[i];
            ReadOnlySpan<Vector<double>> at = positions.Slice(3 * i, 3);
            (Vector<double> x, Vector<double> y, Vector<double> z) = (at[0], at[1], at[2]);
            Span<Vector<double>> onI = forces.Slice(3 * i, 3);
            (Vector<double> fx, Vector<double> fy, Vector<double> fz) = (onI[0], onI[1], onI[2]);
            for (int j = i + 1; j < charges.Length; j++)
            {
                ReadOnlySpan<Vector<double>> other = positions.Slice(3 * j, 3);
                Vector<double> dx = x - other[0];
                Vector<double> dy = y - other[1];
                Vector<double> dz = z - other[2];
                Vector<double> square = (dx * dx) + (dy * dy) + (dz * dz);
                Vector<double> cube = Vector.Max(square * Vector.SquareRoot(square), SmallestCube);
                Vector<double> strength = charge * charges[j] / cube;
                dx *= strength;
                dy *= strength;
                dz *= strength;
                fx += dx;
                fy += dy;
                fz += dz;
                Span<Vector<double>> onJ = forces.Slice(3 * j, 3);
                onJ[0] -= dx;
                onJ[1] -= dy;
                onJ[2] -= dz;
            }

            (onI[0], onI[1], onI[2]) = (fx, fy, fz);
        }
    }

    private static void Load(Vector<double>[] vectors, int lane, ReadOnlySpan<double> values)
    {
        Span<double> lanes = MemoryMarshal.Cast<Vector<double>, double>(vectors.AsSpan());
        for (int c = 0; c < values.Length; c++)
        {
            lanes[(c * Lanes) + lane] = values[c];
        }
    }

    private static void Read<T>(Vector<double>[] vectors, int lane, Span<T> values)
        where T : INumber<T>
    {
        ReadOnlySpan<double> lanes = MemoryMarshal.Cast<Vector<double>, double>(vectors.AsSpan());
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = T.CreateTruncating(lanes[(c * Lanes) + lane]);
        }
    }
}
