namespace Microsoft.ML.Data;

/// <summary>The built-in column types, found by what they hold.</summary>
internal static class NumberTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> ByRawType = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
    }.ToDictionary(type => type.RawType);

    public static IReadOnlyCollection<PrimitiveDataViewType> All => ByRawType.Values;

    public static PrimitiveDataViewType Of(Type rawType) =>
        ByRawType.TryGetValue(rawType, out PrimitiveDataViewType type)
            ? type
            : throw Contracts.ExceptParam(nameof(rawType), $"There is no column type for {rawType}.");

    public static PrimitiveDataViewType Named(string rawTypeName) =>
        ByRawType.Values.FirstOrDefault(type => type.RawType.Name == rawTypeName)
            ?? throw Contracts.ExceptDecode($"There is no column type {rawTypeName}.");

    public static bool Knows(Type rawType) => ByRawType.ContainsKey(rawType);
}
