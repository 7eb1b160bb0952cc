using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<NeighborGraphTransformer>]

namespace Equivariant.ML.Transforms;

/// <summary>Joins the nodes of the graphs in a column by edges that follow from their positions, row by row as they are read.</summary>
public sealed class NeighborGraphTransformer : ITransformer, ISavedModel
{
    private const string SettingsPart = "settings";

    private readonly GraphColumns columns;
    private readonly NeighborRule rule;

    internal NeighborGraphTransformer(GraphColumns columns, NeighborRule rule)
    {
        this.columns = columns;
        this.rule = rule;
    }

    static ModelKind ISavedModel.Kind { get; } = new("NeighborGraph", Version: 1);

    /// <summary>True: each row is mapped by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => columns.Add(inputSchema);

    /// <summary>The data with the new column, which is computed when a row is read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    /// <exception cref="InvalidOperationException">While reading: a graph without positions, in a row that the message names.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, GetRowToRowMapper(input.Schema));
    }

    /// <summary>The mapping of rows.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RuleMapper<Graph>(columns, inputSchema, rule);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<NeighborGraphTransformer>(ctx, file => file.Write(SettingsPart, writer =>
    {
        writer.Write(columns.Output);
        writer.Write(columns.Input);
        rule.Write(writer);
    }));

    static object ISavedModel.Load(object environment, ModelReader file) => file.Read(SettingsPart, reader =>
    {
        (string output, string input) = (reader.ReadString(), reader.ReadString());
        NeighborRule rule = NeighborRule.Read(reader);
        return new NeighborGraphTransformer(new GraphColumns(output, input, rule.Type), rule);
    });
}
