using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class Getters
{
    /// <summary>The getter as one of the asked type; asking for another, or of an inactive column, is an error.</summary>
    public static ValueGetter<TValue> Typed<TValue>(Delegate getter, DataViewSchema.Column column)
    {
        Contracts.CheckParam(getter is not null, nameof(column), $"Requested column '{column.Name}' not active");
        return getter as ValueGetter<TValue>
            ?? throw Contracts.Except(
                $"Invalid TValue in GetGetter for column '{column.Name}': '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
    }

    /// <summary>A row's getter of a column whose type is known at run time only.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)Call(nameof(Untyped), column.Type.RawType, row, column);

    /// <summary>Calls a generic method of a class with a type that is known at run time only.</summary>
    public static object Call(Type owner, string method, Type type, params object[] arguments) =>
        owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static object Call(string method, Type type, params object[] arguments) => Call(typeof(Getters), method, type, arguments);

    private static ValueGetter<T> Untyped<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
