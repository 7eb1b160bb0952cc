using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class ChargedParticlesTests
{
    // Short enough to be quick, long enough that the systems have moved and met.
    private static readonly ChargedParticleOptions Short = new() { InputStep = 300, TargetStep = 500, RecordEvery = 100 };

    [Fact]
    public void A_system_depends_on_seed_and_number_only()
    {
        ChargedSystem[] all = ChargedParticles.Simulate(71, seed: 9, Short);
        ChargedSystem[] later = ChargedParticles.Simulate(30, seed: 9, Short, first: 37);
        for (int i = 0; i < later.Length; i++)
        {
            AssertSame(all[37 + i], later[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_a_bit(int threads)
    {
        ChargedSystem[] expected = ChargedParticles.Simulate(100, seed: 3, Short);
        ChargedSystem[] found = ChargedParticles.Simulate(100, seed: 3, WithThreads(threads));
        for (int i = 0; i < expected.Length; i++)
        {
            AssertSame(expected[i], found[i]);
        }
    }

    [Fact]
    public void Another_seed_draws_other_systems()
    {
        ChargedSystem[] one = ChargedParticles.Simulate(8, seed: 1, Short);
        ChargedSystem[] two = ChargedParticles.Simulate(8, seed: 2, Short);
        Assert.All(one.Zip(two), pair => Assert.NotEqual(pair.First.Positions, pair.Second.Positions));
    }

    [Fact]
    public void Trajectory_passes_through_input_and_target()
    {
        ChargedSystem system = ChargedParticles.Simulate(1, seed: 4, Short)[0];
        float[] trajectory = Assert.IsType<float[]>(system.Trajectory);
        Assert.Equal(6 * 15, trajectory.Length);
        Assert.Equal(system.Positions, trajectory[(3 * 15)..(4 * 15)]);
        Assert.Equal(system.Targets, trajectory[(5 * 15)..]);
    }

    [Fact]
    public void No_trajectory_unless_asked_for() =>
        Assert.Null(ChargedParticles.Simulate(1, seed: 4, new ChargedParticleOptions { InputStep = 1, TargetStep = 2 })[0].Trajectory);

    [Fact]
    public void Starts_follow_the_protocol()
    {
        ChargedSystem[] systems = ChargedParticles.Simulate(4_000, seed: 5, new ChargedParticleOptions { InputStep = 0, TargetStep = 0 });
        double[] positions = [.. systems.SelectMany(system => system.Positions).Select(x => (double)x)];
        double[] speeds = [.. systems.SelectMany(system => Speeds(system.Velocities))];

        Assert.All(systems.SelectMany(system => system.Charges), charge => Assert.Equal(1, Math.Abs(charge)));
        Assert.InRange(systems.SelectMany(system => system.Charges).Average(), -0.03, 0.03);
        Assert.InRange(positions.Average(), -0.02, 0.02);
        Assert.InRange(positions.Average(x => x * x), 0.97, 1.03);
        Assert.InRange(positions.Average(x => x * x * x * x), 2.8, 3.2);
        Assert.All(speeds, speed => Assert.Equal(0.5, speed, 1e-6));
        Assert.InRange(systems.SelectMany(system => system.Velocities).Average(), -0.01, 0.01);
    }

    [Fact]
    public void More_particles_keep_their_density()
    {
        var options = new ChargedParticleOptions { Particles = 40, InputStep = 0, TargetStep = 0 };
        double square = ChargedParticles.Simulate(500, seed: 6, options).SelectMany(system => system.Positions).Average(x => x * x);
        Assert.InRange(square, 3.9, 4.1);
    }

    [Fact]
    public void Simulate_moves_as_Advance_does()
    {
        ChargedSystem start = ChargedParticles.Simulate(1, seed: 7, new ChargedParticleOptions { InputStep = 0, TargetStep = 0 })[0];
        ChargedSystem system = ChargedParticles.Simulate(1, seed: 7, Short)[0];
        double[] positions = Doubles(start.Positions);
        double[] velocities = Doubles(start.Velocities);
        ChargedParticles.Advance(Doubles(start.Charges), positions, velocities, Short.InputStep);

        // The start read back is rounded to single precision.
        AssertClose(Doubles(system.Positions), positions, 1e-4);
        AssertClose(Doubles(system.Velocities), velocities, 1e-4);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void Negative_counts_are_refused(int count, long first) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargedParticles.Simulate(count, 1, null, first));

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        ChargedParticleOptions[] wrong =
        [
            new() { Particles = 0 }, new() { TimeStep = 0 }, new() { TimeStep = double.NaN }, new() { InputStep = -1 },
            new() { TargetStep = 3_099 }, new() { Spread = -1 }, new() { Speed = double.PositiveInfinity },
            new() { MaximumForce = 0 }, new() { RecordEvery = -1 }, new() { Threads = -1 },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => ChargedParticles.Simulate(1, 1, options)));
    }

    [Fact]
    public void Any_count_of_any_size_gives_finite_systems() => Prop.ForAll(
        Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), ArbMap.Default.ArbFor<long>(), (count, particles, seed) =>
        {
            var options = new ChargedParticleOptions { Particles = particles, InputStep = 20, TargetStep = 40 };
            ChargedSystem[] systems = ChargedParticles.Simulate(count, seed, options);
            return systems.Length == count
                && systems.All(system => system.Charges.Length == particles && system.Targets.Length == 3 * particles)
                && systems.SelectMany(system => system.Positions.Concat(system.Velocities).Concat(system.Targets)).All(float.IsFinite);
        }).QuickCheckThrowOnFailure();

    private static ChargedParticleOptions WithThreads(int threads) =>
        new() { InputStep = Short.InputStep, TargetStep = Short.TargetStep, RecordEvery = Short.RecordEvery, Threads = threads };

    private static IEnumerable<double> Speeds(float[] velocities) =>
        velocities.Chunk(3).Select(v => Math.Sqrt(v.Sum(component => (double)component * component)));

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static void AssertClose(double[] expected, double[] found, double tolerance) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));

    private static void AssertSame(ChargedSystem expected, ChargedSystem found)
    {
        Assert.Equal(expected.Charges, found.Charges);
        Assert.Equal(expected.Positions, found.Positions);
        Assert.Equal(expected.Velocities, found.Velocities);
        Assert.Equal(expected.Targets, found.Targets);
        Assert.Equal(expected.Trajectory, found.Trajectory);
    }
}
