namespace Equivariant.ML.Tensors;

/// <summary>How a parameter's first values are drawn.</summary>
public abstract class Initializer
{
    /// <summary>All zero.</summary>
    public static Initializer Zeros { get; } = new Constant(0);

    /// <summary>All the same.</summary>
    public static Initializer Filled(double value) => new Constant(value);

    /// <summary>Evenly spread from −bound to bound.</summary>
    public static Initializer Uniform(double bound) => new UniformWithin(bound);

    /// <summary>Evenly spread within ±1/√inputs, a linear layer's usual start (LeCun et al. 1998).</summary>
    public static Initializer ForInputs(int inputs) => new UniformWithin(1 / Math.Sqrt(Math.Max(1, inputs)));

    /// <summary>Evenly spread within ±gain·√(6/(inputs + outputs)) (Glorot and Bengio 2010).</summary>
    public static Initializer Glorot(int inputs, int outputs, double gain = 1) =>
        new UniformWithin(gain * Math.Sqrt(6.0 / Math.Max(1, inputs + outputs)));

    /// <summary>Draws the values, row-major.</summary>
    public abstract void Fill(Span<double> values, SeededRandom random);

    private sealed class Constant(double value) : Initializer
    {
        public override void Fill(Span<double> values, SeededRandom random) => values.Fill(value);
    }

    private sealed class UniformWithin(double bound) : Initializer
    {
        public override void Fill(Span<double> values, SeededRandom random)
        {
            foreach (ref double value in values)
            {
                value = bound * ((2 * random.NextDouble()) - 1);
            }
        }
    }
}
