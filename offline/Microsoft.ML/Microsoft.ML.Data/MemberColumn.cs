using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A public field or property of a class, as a column.</summary>
internal sealed record MemberColumn(string Name, DataViewType Type, MemberInfo Member)
{
    public Type ValueType => ValueTypeOf(Member);

    public static IReadOnlyList<MemberColumn> Of(Type userType, SchemaDefinition.Direction direction, SchemaDefinition schema)
    {
        schema ??= SchemaDefinition.Create(userType, direction);
        return [.. schema.Select(column => Of(userType, column))];
    }

    public static IEnumerable<MemberInfo> MembersOf(Type userType, SchemaDefinition.Direction direction)
    {
        bool read = direction.HasFlag(SchemaDefinition.Direction.Read);
        bool write = direction.HasFlag(SchemaDefinition.Direction.Write);
        IEnumerable<PropertyInfo> properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => (read && property.GetGetMethod() is not null) || (write && property.GetSetMethod() is not null));
        return userType.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Concat<MemberInfo>(properties)
            .Where(member => member.GetCustomAttribute<NoColumnAttribute>() is null);
    }

    public static DataViewType TypeOf(MemberInfo member, IReadOnlyCollection<Attribute> attributes)
    {
        (Type item, bool isVector) = ItemOf(member, attributes);
        if (DataViewTypeManager.FindOrNull(item, attributes) is { } custom)
            return custom;

        PrimitiveDataViewType itemType = NumberTypes.Of(item);
        if (attributes.OfType<KeyTypeAttribute>().SingleOrDefault() is { } key)
        {
            Contracts.CheckParam(
                KeyDataViewType.IsValidDataType(item),
                "userType",
                $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            itemType = new KeyDataViewType(item, key.Count);
        }

        VectorTypeAttribute vector = attributes.OfType<VectorTypeAttribute>().SingleOrDefault();
        Contracts.CheckParam(
            vector is null || isVector,
            "userType",
            $"Member {member.Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        return isVector ? new VectorDataViewType(itemType, vector?.Dimensions ?? [0]) : itemType;
    }

    /// <summary>Whether a column of this type can be read into the member.</summary>
    public bool CanHold(DataViewType columnType)
    {
        (Type item, bool isVector) = ItemOf(Member, [.. Member.GetCustomAttributes()]);
        return isVector
            ? columnType is VectorDataViewType vector && vector.ItemType.RawType == item
            : columnType is not VectorDataViewType && columnType.RawType == item;
    }

    private static MemberColumn Of(Type userType, SchemaDefinition.Column column)
    {
        MemberInfo member = userType.GetField(column.MemberName) ?? (MemberInfo)userType.GetProperty(column.MemberName)
            ?? throw Contracts.ExceptParam(
                "userSchemaDefinition", $"No field or property with name '{column.MemberName}' found in type '{userType.FullName}'");
        string name = string.IsNullOrEmpty(column.ColumnName) ? member.Name : column.ColumnName;
        MemberColumn result = new(name, column.ColumnType ?? TypeOf(member, [.. member.GetCustomAttributes()]), member);
        Contracts.CheckParam(
            result.CanHold(result.Type),
            "userSchemaDefinition",
            $"Column '{name}' is supposed to be {result.Type}, but the associated member '{member.Name}' is {result.ValueType}");
        return result;
    }

    private static (Type Item, bool IsVector) ItemOf(MemberInfo member, IReadOnlyCollection<Attribute> attributes)
    {
        Type type = ValueTypeOf(member);
        bool isBuffer = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Type item = type.IsArray ? type.GetElementType() : isBuffer ? type.GetGenericArguments()[0] : type;
        item = type == typeof(string) ? typeof(ReadOnlyMemory<char>) : item;
        if (!NumberTypes.Knows(item) && DataViewTypeManager.FindOrNull(item, attributes) is null)
        {
            throw Contracts.ExceptParam("rawType", $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        }

        return (item, type.IsArray || isBuffer);
    }

    private static Type ValueTypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
}
