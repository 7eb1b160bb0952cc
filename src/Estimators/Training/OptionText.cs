using System.Collections;
using System.Globalization;
using System.Reflection;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>Options as text that is the same in every culture, for comparing and for messages.</summary>
internal static class OptionText
{
    /// <summary>The options that can be set, by name.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Each(object options) => options.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => KeyValuePair.Create(property.Name, Of(property.GetValue(options))));

    private static string Of(object? value) => value switch
    {
        null => "none",
        string text => text,
        PooledReadout readout => readout.ToString(),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => list.Cast<object?>().Any() ? string.Join(", ", list.Cast<object?>().Select(Of)) : "none",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Each(value).Select(option => $"{option.Key} = {option.Value}"))} }}",
    };
}
