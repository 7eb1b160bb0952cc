using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<AssembleGraphTransformer>]

namespace Equivariant.ML.Transforms;

/// <summary>Makes a graph of the vectors in a row's columns, row by row as they are read.</summary>
public sealed class AssembleGraphTransformer : ITransformer, ISavedModel
{
    private const string SettingsPart = "settings";

    private readonly AssemblyPlan plan;

    internal AssembleGraphTransformer(AssemblyPlan plan) => this.plan = plan;

    static ModelKind ISavedModel.Kind { get; } = new("AssembleGraph", Version: 1);

    /// <summary>True: each row is mapped by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => plan.Add(inputSchema);

    /// <summary>The data with the new column, which is made when a row is read.</summary>
    /// <param name="input">Data with the columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">
    /// While reading: vectors of lengths that do not fit, an edge to a node that is not there, a number that is not finite or, where it counts
    /// or numbers something, not whole; the message names the column and the row.
    /// </exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, GetRowToRowMapper(input.Schema));
    }

    /// <summary>The mapping of rows.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new AssembleGraphMapper(plan, inputSchema);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<AssembleGraphTransformer>(ctx, file => file.Write(SettingsPart, plan.Write));

    static object ISavedModel.Load(object environment, ModelReader file) => new AssembleGraphTransformer(file.Read(SettingsPart, AssemblyPlan.Read));
}
