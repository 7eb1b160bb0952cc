using System.Reflection;

namespace Microsoft.ML.Data;

public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName] => this.FirstOrDefault(column => column.ColumnName == columnName);

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Contracts.CheckValue(userType, nameof(userType));
        SchemaDefinition schema = [];
        foreach (MemberInfo member in MemberColumn.MembersOf(userType, direction))
        {
            Attribute[] attributes = [.. member.GetCustomAttributes()];
            attributes.OfType<DataViewTypeAttribute>().SingleOrDefault()?.Register();
            string name = attributes.OfType<ColumnNameAttribute>().SingleOrDefault()?.Name ?? member.Name;
            Contracts.CheckParam(schema[name] is null, nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            schema.Add(new Column(member.Name, MemberColumn.TypeOf(member, attributes), name));
        }

        return schema;
    }

    public sealed class Column
    {
        internal Column(string memberName, DataViewType columnType, string columnName) =>
            (MemberName, ColumnType, ColumnName) = (memberName, columnType, columnName);

        public string MemberName { get; }
        public string ColumnName { get; set; }
        public DataViewType ColumnType { get; set; }
    }
}
