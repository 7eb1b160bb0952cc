using System.Globalization;

namespace Equivariant.ML.Tensors;

/// <summary>How the learning rate changes over a training.</summary>
public abstract record Schedule
{
    /// <summary>The same rate throughout.</summary>
    public static Schedule Constant { get; } = new StepSchedule { Every = double.PositiveInfinity };

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>By what the optimizer's rate is multiplied.</summary>
    /// <param name="epoch">How many epochs have passed, fractions included.</param>
    /// <param name="epochs">How many there are to be.</param>
    public abstract double Factor(double epoch, double epochs);

    private protected void Check(bool holds, string name, double value, string expected)
    {
        if (!holds)
        {
            string found = value.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} is {found}; expected {expected}.");
        }
    }
}

/// <summary>The rate falls by a factor every so many epochs.</summary>
public sealed record StepSchedule : Schedule
{
    /// <summary>After how many epochs the rate falls, each time.</summary>
    /// <value>Default: 50.</value>
    public double Every { get; init; } = 50;

    /// <summary>By what it is then multiplied.</summary>
    /// <value>Default: 0.5.</value>
    public double By { get; init; } = 0.5;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Every > 0, nameof(Every), Every, "a positive number");
        Check(By is > 0 and <= 1, nameof(By), By, "a number above 0, at most 1");
    }

    /// <inheritdoc/>
    public override double Factor(double epoch, double epochs) => Math.Pow(By, Math.Floor(epoch / Every));
}

/// <summary>The rate rises evenly at first, if wanted, then falls along half a cosine (Loshchilov and Hutter 2017).</summary>
public sealed record CosineSchedule : Schedule
{
    /// <summary>For how many epochs the rate rises from zero.</summary>
    /// <value>Default: 0.</value>
    public double Warmup { get; init; }

    /// <summary>The factor at the end.</summary>
    /// <value>Default: 0.</value>
    public double Final { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Warmup >= 0 && double.IsFinite(Warmup), nameof(Warmup), Warmup, "zero or a positive number");
        Check(Final is >= 0 and <= 1, nameof(Final), Final, "0 to 1");
    }

    /// <inheritdoc/>
    public override double Factor(double epoch, double epochs)
    {
        if (epoch < Warmup)
        {
            return epoch / Warmup;
        }

        double progress = Math.Clamp((epoch - Warmup) / Math.Max(epochs - Warmup, double.Epsilon), 0, 1);
        return Final + ((1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * progress)));
    }
}
