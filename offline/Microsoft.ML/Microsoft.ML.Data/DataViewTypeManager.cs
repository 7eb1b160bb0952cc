namespace Microsoft.ML.Data;

/// <summary>Which column type a class's member of an unknown type has.</summary>
public static class DataViewTypeManager
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(Type, DataViewTypeAttribute), DataViewType> ByMember = [];
    private static readonly Dictionary<DataViewType, (Type, DataViewTypeAttribute)> ByColumnType = [];

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        Contracts.CheckParam(
            !NumberTypes.Knows(type) && type != typeof(string),
            nameof(type),
            $"Type {type} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        lock (Gate)
        {
            if (ByMember.TryGetValue((type, typeAttribute), out DataViewType known) && !known.Equals(dataViewType))
            {
                throw Contracts.ExceptParam(
                    nameof(type),
                    $"Repeated type register. The raw type {type} has been associated with {known} so it cannot be associated with {dataViewType}.");
            }

            if (ByColumnType.TryGetValue(dataViewType, out (Type Type, DataViewTypeAttribute Attribute) member) && !member.Equals((type, typeAttribute)))
            {
                throw Contracts.ExceptParam(
                    nameof(dataViewType),
                    $"Repeated type register. The DataView type {dataViewType} has been associated with {member.Type} so it cannot be associated with {type}.");
            }

            ByMember[(type, typeAttribute)] = dataViewType;
            ByColumnType[dataViewType] = (type, typeAttribute);
        }
    }

    internal static DataViewType FindOrNull(Type type, IEnumerable<Attribute> attributes)
    {
        lock (Gate)
            return ByMember.GetValueOrDefault((type, attributes.OfType<DataViewTypeAttribute>().SingleOrDefault()));
    }
}
