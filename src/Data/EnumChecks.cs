namespace Equivariant.ML.Data;

/// <summary>The check of an option that is one of a few.</summary>
internal static class EnumChecks
{
    /// <exception cref="ArgumentOutOfRangeException">A number that has no name.</exception>
    public static void Defined<T>(string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }
}
