namespace Equivariant.ML.Data.Tests;

/// <summary>The laws of motion, on <see cref="ChargedParticles.Advance"/>.</summary>
public class ChargedDynamicsTests
{
    [Fact]
    public void Two_particles_feel_Coulombs_force()
    {
        double[] positions = [0, 0, 0, 2, 0, 0];
        double[] velocities = new double[6];
        ChargedParticles.Advance([1, -1], positions, velocities, 1);

        Assert.Equal([0.00025, 0, 0, -0.00025, 0, 0], velocities);
        Assert.Equal(0.00000025, positions[0], 1e-15);
    }

    [Fact]
    public void Force_components_are_clipped()
    {
        double[] positions = [0, 0, 0, 0.01, 0.0001, 0];
        double[] velocities = new double[6];
        ChargedParticles.Advance([1, 1], positions, velocities, 1);
        Assert.Equal(-0.1, velocities[0], 1e-12);
        Assert.Equal(-0.1, velocities[1], 1e-3);
        Assert.Equal(0, velocities[2]);
    }

    [Fact]
    public void Time_can_be_run_back()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            (double[] charges, double[] start, double[] velocities) = Spread(seed);
            double[] positions = [.. start];
            const int Steps = 1_000;
            ChargedParticles.Advance(charges, positions, velocities, Steps + 1);

            // Velocities lag positions by half a step: go one position back, and turn the velocities round.
            for (int c = 0; c < positions.Length; c++)
            {
                positions[c] -= 0.001 * velocities[c];
                velocities[c] = -velocities[c];
            }

            ChargedParticles.Advance(charges, positions, velocities, Steps);
            AssertClose(start, positions, 1e-9);
        }
    }

    [Fact]
    public void Momentum_is_kept()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            (double[] charges, double[] positions, double[] velocities) = Spread(seed);
            double[] before = Momentum(velocities);
            ChargedParticles.Advance(charges, positions, velocities, 2_000);
            AssertClose(before, Momentum(velocities), 1e-11);
        }
    }

    [Fact]
    public void Energy_drifts_little()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            (double[] charges, double[] positions, double[] velocities) = Spread(seed);
            double before = Energy(charges, positions, velocities);
            ChargedParticles.Advance(charges, positions, velocities, 2_000);
            Assert.Equal(before, Energy(charges, positions, velocities), 5e-3);
        }
    }

    [Fact]
    public void Particles_may_come_in_any_order()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            (double[] charges, double[] positions, double[] velocities) = Spread(seed);
            int[] order = [3, 0, 4, 2, 1];
            double[] charges2 = [.. order.Select(i => charges[i])];
            double[] positions2 = Permute(positions, order);
            double[] velocities2 = Permute(velocities, order);
            ChargedParticles.Advance(charges, positions, velocities, 1_000);
            ChargedParticles.Advance(charges2, positions2, velocities2, 1_000);
            AssertClose(Permute(positions, order), positions2, 1e-9);
        }
    }

    [Fact]
    public void Particles_at_one_point_stay_finite()
    {
        double[] positions = [1, 2, 3, 1, 2, 3, 1, 2, 3 + 1e-200, 0, 0, 0];
        double[] velocities = new double[12];
        ChargedParticles.Advance([1, 1, -1, 1], positions, velocities, 100);
        Assert.All(positions.Concat(velocities), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void One_particle_flies_straight_and_none_is_allowed()
    {
        double[] positions = [0, 0, 0];
        ChargedParticles.Advance([1], positions, [1, 0, -2], 1_000);
        AssertClose([1, 0, -2], positions, 1e-12);
        ChargedParticles.Advance([], [], [], 10);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ChargedParticles.Advance([1, 1], new double[5], new double[6], 1));
        Assert.Contains("Found 5 numbers in positions; expected 3 for each of the 2 charges.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargedParticles.Advance([1], new double[3], new double[3], -1));
    }

    /// <summary>Five particles of one sign, a unit apart at least, so that no force is clipped and the motion is not chaotic.</summary>
    private static (double[] Charges, double[] Positions, double[] Velocities) Spread(int seed)
    {
        var random = new Random(seed);
        double[] corners = [-1, -1, -1, 1, 1, -1, 1, -1, 1, -1, 1, 1, 0, 0, 0];
        return (
            [1, 1, 1, 1, 1],
            Array.ConvertAll(corners, corner => corner + random.NextDouble() - 0.5),
            Array.ConvertAll(corners, _ => 0.6 * (random.NextDouble() - 0.5)));
    }

    private static double[] Momentum(double[] velocities) =>
        [.. Enumerable.Range(0, 3).Select(d => velocities.Where((_, c) => c % 3 == d).Sum())];

    private static double[] Permute(double[] vectors, int[] order) => [.. order.SelectMany(i => vectors[(3 * i)..(3 * (i + 1))])];

    private static double Energy(double[] charges, double[] positions, double[] velocities)
    {
        double energy = velocities.Sum(v => v * v) / 2;
        for (int i = 0; i < charges.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double square = Enumerable.Range(0, 3).Sum(d => Math.Pow(positions[(3 * i) + d] - positions[(3 * j) + d], 2));
                energy += charges[i] * charges[j] / Math.Sqrt(square);
            }
        }

        return energy;
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
}
