namespace Microsoft.ML.Data;

/// <summary>The columns of scored data that an evaluator reads.</summary>
internal static class Evaluation
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string role, string name) =>
        schema.GetColumnOrNull(name) ?? throw Contracts.ExceptParam(nameof(schema), $"{name} column '{role}' not found");

    public static void Check(bool isRight, DataViewSchema.Column column, string role, string expected)
    {
        if (!isRight)
            throw Contracts.ExceptMismatch("schema", role, column.Name, expected, column.Type);
    }

    public static DataViewSchema.Column Single(DataViewSchema schema, string role, string name)
    {
        DataViewSchema.Column column = Find(schema, role, name);
        Check(column.Type == NumberDataViewType.Single, column, role.ToLowerInvariant(), "Single");
        return column;
    }
}
