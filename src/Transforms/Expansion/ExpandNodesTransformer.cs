using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<ExpandNodesTransformer>]

namespace Equivariant.ML.Transforms;

/// <summary>Makes of each row that is a graph a row for each of its nodes, as they are read.</summary>
public sealed class ExpandNodesTransformer : ITransformer, ISavedModel
{
    private const string SettingsPart = "settings";

    private readonly ExpansionPlan plan;

    internal ExpandNodesTransformer(ExpansionPlan plan) => this.plan = plan;

    static ModelKind ISavedModel.Kind { get; } = new("ExpandNodes", Version: 1);

    /// <summary>False: one row gives several, or none.</summary>
    public bool IsRowToRowMapper => false;

    /// <summary>The schema with the new columns.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => plan.Add(inputSchema);

    /// <summary>The rows of nodes.</summary>
    /// <param name="input">Data with the graph column and the vectors to share out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">
    /// While reading: a row without a graph, or a vector whose length does not fit the graph's nodes; the message names the column and the row
    /// of the input.
    /// </exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new NodeView(input, plan);
    }

    /// <summary>Not supported.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new InvalidOperationException(
        $"{nameof(GetRowToRowMapper)} method called despite {nameof(IsRowToRowMapper)} being false.");

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<ExpandNodesTransformer>(ctx, file => file.Write(SettingsPart, plan.Write));

    static object ISavedModel.Load(object environment, ModelReader file) => new ExpandNodesTransformer(file.Read(SettingsPart, ExpansionPlan.Read));
}
