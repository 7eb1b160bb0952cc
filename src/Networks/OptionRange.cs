using System.Globalization;

namespace Equivariant.ML.Networks;

/// <summary>The ranges that options of networks and layers are checked against, and what is said where one is out of its own.</summary>
internal static class OptionRange
{
    // Far beyond what trains, and small enough that a hostile model file cannot ask for the machine's memory.
    internal const int MostLayers = 1024;
    internal const int MostWidth = 16384;

    internal static void CheckRange(object options, int value, int most, string name)
    {
        if (value < 1 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{options.GetType().Name}.{name} is {value}; expected 1 to {most}.");
        }
    }

    internal static void CheckDefined<T>(object options, T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{options.GetType().Name}.{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    internal static void CheckFraction(object options, double value, string name)
    {
        if (value is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{options.GetType().Name}.{name} is {value}; expected 0 to below 1."));
        }
    }

    internal static void CheckPositive(object options, double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{options.GetType().Name}.{name} is {value}; expected a positive number."));
        }
    }

    internal static void CheckNotNegative(object options, double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{options.GetType().Name}.{name} is {value}; expected 0 or more."));
        }
    }
}
