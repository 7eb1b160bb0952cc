using System.Reflection;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML.Tests;

/// <summary>A property of a record of options, and its default range as its attribute says it.</summary>
internal sealed record SweptProperty(PropertyInfo Property, IReadOnlyList<object> Ends, object Start, bool IsRange)
{
    internal string Name => Property.Name;

    /// <summary>The properties that AutoML finds, in the way it finds them.</summary>
    internal static SweptProperty[] Of(Type sweep) => [.. sweep.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(Read)];

    internal bool Holds(object value) => IsRange
        ? (double)value >= (double)Ends[0] && (double)value <= (double)Ends[1]
        : Ends.Contains(value);

    internal object With(object sweep, object value)
    {
        Property.SetValue(sweep, value);
        return sweep;
    }

    private static SweptProperty Read(PropertyInfo property) => Assert.Single(property.GetCustomAttributes(inherit: false).Select(attribute => attribute switch
    {
        RangeAttribute range => new SweptProperty(property, [range.Min, range.Max], range.Init, IsRange: true),
        ChoiceAttribute choice => new SweptProperty(property, choice.Candidates, choice.DefaultValue ?? choice.Candidates[0], IsRange: false),
        BooleanChoiceAttribute boolean => new SweptProperty(property, [true, false], boolean.DefaultValue, IsRange: false),
        _ => null,
    }).OfType<SweptProperty>());
}
