using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The checks of options: a message names the option, what was found and what was expected.</summary>
internal static class OptionChecks
{
    /// <summary>What is one of a few.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number that has no name.</exception>
    public static void Defined<T>(string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    /// <summary>A whole number within limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number that is not.</exception>
    public static void Within(string name, int value, int least, int most) => That(value >= least && value <= most, name, value, $"{least} to {most}");

    /// <summary>Anything else that can be said in a few words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not hold.</exception>
    public static void That<T>(bool holds, string name, T value, string expected)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected {expected}."));
        }
    }
}
