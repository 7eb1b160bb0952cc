using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<GraphRewriteTransformer>]

namespace Equivariant.ML.Transforms;

/// <summary>Makes another graph of each graph in a column, row by row as they are read.</summary>
public sealed class GraphRewriteTransformer : ITransformer, ISavedModel
{
    private const string SettingsPart = "settings";

    private readonly RuleColumn<GraphRewriteRule, Graph> column;

    internal GraphRewriteTransformer(RuleColumn<GraphRewriteRule, Graph> column) => this.column = column;

    static ModelKind ISavedModel.Kind { get; } = new("GraphRewrite", Version: 1);

    /// <summary>True: each row is mapped by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => column.Add(inputSchema);

    /// <summary>The data with the new column, which is computed when a row is read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    /// <exception cref="InvalidOperationException">While reading: a graph of which there is no such other, as one without positions for neighbours, in a row that the message names.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, column.Map(input.Schema));
    }

    /// <summary>The mapping of rows.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => column.Map(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        ModelFile.Save<GraphRewriteTransformer>(ctx, file => file.Write(SettingsPart, writer => column.Write(writer, GraphRewriteRules.All)));

    static object ISavedModel.Load(object environment, ModelReader file) => new GraphRewriteTransformer(
        file.Read(SettingsPart, reader => RuleColumn<GraphRewriteRule, Graph>.Read(reader, GraphRewriteRules.All)));
}
