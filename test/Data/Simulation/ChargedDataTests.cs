using Equivariant.ML.Support;

namespace Equivariant.ML.Data.Tests;

/// <summary>Simulated systems against the data set of Satorras et al.: the same protocol, another random generator.</summary>
public class ChargedDataTests
{
    // Lazy: the facts are skipped without the data, and simulation is shared among them.
    private static readonly Lazy<ChargedSystem[]> Simulated = new(() => ChargedParticles.Simulate(7_000, seed: 1));

    private static readonly Lazy<ChargedSystem[]> Given = new(() =>
        [.. new[] { "train", "valid", "test" }.SelectMany(split => ChargedSystemReader.Read(SharedData.Path("nbody"), split))]);

    [DataFact("nbody")]
    public void Reads_every_system() => Assert.Equal(7_000, Given.Value.Length);

    [DataFact("nbody")]
    public void Distributions_agree_within_sampling_error()
    {
        // One number for each system, so that the samples are independent.
        (string Name, Func<ChargedSystem, double> Of)[] statistics =
        [
            ("charge", system => system.Charges.Average()),
            ("position", system => system.Positions.Average()),
            ("squared position", system => system.Positions.Average(x => x * x)),
            ("squared target", system => system.Targets.Average(x => x * x)),
            ("squared displacement", system => system.Targets.Zip(system.Positions).Average(pair => Square(pair.First - pair.Second))),
            ("speed", system => system.Velocities.Chunk(3).Average(v => Math.Sqrt(v.Sum(Square)))),
        ];
        foreach ((string name, Func<ChargedSystem, double> of) in statistics)
        {
            double[] simulated = [.. Simulated.Value.Select(of).Select(Tame)];
            double[] given = [.. Given.Value.Select(of).Select(Tame)];
            double error = Math.Sqrt((Variance(simulated) / simulated.Length) + (Variance(given) / given.Length));
            double apart = Math.Abs(simulated.Average() - given.Average()) / error;
            Assert.True(apart < 3.5, $"{name}: {simulated.Average()} simulated, {given.Average()} given, {apart:F1} standard errors apart.");

            double spread = Variance(simulated) / Variance(given);
            Assert.True(spread is > 0.9 and < 1.1, $"{name}: variances differ by a factor of {spread}.");
        }
    }

    [DataFact("nbody")]
    public void Linear_motion_errs_alike()
    {
        double[] given = LinearErrors(
            ChargedSystemReader.Read(SharedData.Path("nbody"), "train"), ChargedSystemReader.Read(SharedData.Path("nbody"), "test"));
        double[] simulated = LinearErrors(Simulated.Value[..3_000], Simulated.Value[3_000..]);

        // NumPy's figure for these files. The paper's 0.0819, on its own draw, is one standard error (0.0028) away.
        Assert.Equal(0.084447, given.Average(), 1e-5);
        double error = Math.Sqrt((Variance(simulated) / simulated.Length) + (Variance(given) / given.Length));
        Assert.Equal(given.Average(), simulated.Average(), 3.5 * error);
    }

    /// <summary>The error of x + a v for each test system, where a is fitted to the training systems by least squares.</summary>
    private static double[] LinearErrors(ChargedSystem[] train, ChargedSystem[] test)
    {
        double along = 0, square = 0;
        foreach (ChargedSystem system in train)
        {
            for (int c = 0; c < system.Velocities.Length; c++)
            {
                along += system.Velocities[c] * (system.Targets[c] - system.Positions[c]);
                square += Square(system.Velocities[c]);
            }
        }

        double a = along / square;
        return Array.ConvertAll(test, system => Enumerable.Range(0, system.Targets.Length)
            .Average(c => Square(system.Positions[c] + (a * system.Velocities[c]) - system.Targets[c])));
    }

    /// <summary>An odd logarithm: close encounters throw some particles far, and their squares would drown the rest.</summary>
    private static double Tame(double value) => Math.Asinh(value);

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => Square(value - mean));
    }

    private static double Square(double value) => value * value;

    private static double Square(float value) => (double)value * value;
}
