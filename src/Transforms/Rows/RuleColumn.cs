using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>A column that a rule makes of one of graphs: all that an estimator is told and a transformer holds.</summary>
internal sealed record RuleColumn<TRule, TValue>
    where TRule : GraphRule<TValue>
{
    private readonly GraphColumns columns;
    private readonly TRule rule;

    /// <exception cref="ArgumentException">Settings that make no sense, or an empty name.</exception>
    public RuleColumn(string outputColumnName, string? inputColumnName, TRule rule)
    {
        rule.CheckSettings();
        columns = new GraphColumns(outputColumnName, inputColumnName, rule.Type, rule.SlotNames);
        this.rule = rule;
    }

    public DataViewSchema Add(DataViewSchema inputSchema) => columns.Add(inputSchema);

    public SchemaShape Add(SchemaShape inputSchema) => columns.Add(inputSchema);

    public RuleMapper<TValue> Map(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RuleMapper<TValue>(columns, inputSchema, rule);
    }

    public void Write(BinaryWriter writer, RuleList<TRule> rules)
    {
        writer.Write(columns.Output);
        writer.Write(columns.Input);
        rules.Write(rule.Name, rule.Write, writer);
    }

    public static RuleColumn<TRule, TValue> Read(BinaryReader reader, RuleList<TRule> rules) =>
        new(reader.ReadString(), reader.ReadString(), rules.Read(reader));
}
