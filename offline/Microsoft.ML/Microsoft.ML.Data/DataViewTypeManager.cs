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
            DataViewType known = ByMember.GetValueOrDefault((type, typeAttribute), dataViewType);
            (Type Type, DataViewTypeAttribute Attribute) member = ByColumnType.GetValueOrDefault(dataViewType, (type, typeAttribute));
            Contracts.CheckParam(
                known.Equals(dataViewType) && member.Equals((type, typeAttribute)),
                nameof(type),
                $"Repeated type register. {type} has been associated with {known} and {dataViewType} with {member.Type}, so they cannot be associated with each other.");
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
