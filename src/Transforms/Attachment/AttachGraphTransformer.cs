using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<AttachGraphTransformer>]

namespace Equivariant.ML.Transforms;

/// <summary>Adds one graph to every row: the same object, which a saved model holds once.</summary>
public sealed class AttachGraphTransformer : ITransformer, ISavedModel
{
    private const string SettingsPart = "settings";
    private const string GraphPart = "graph";

    private readonly string output;

    internal AttachGraphTransformer(string outputColumnName, Graph graph)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(graph);
        output = outputColumnName;
        Graph = graph;
    }

    static ModelKind ISavedModel.Kind { get; } = new("AttachGraph", Version: 1);

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>True: each row is mapped by itself.</summary>
    public bool IsRowToRowMapper => true;

    internal DataViewSchema.DetachedColumn Column => new(output, GraphDataViewType.Instance);

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return AddedColumns.Add(inputSchema, Column);
    }

    /// <summary>The data with the new column.</summary>
    /// <param name="input">Any data.</param>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, GetRowToRowMapper(input.Schema));
    }

    /// <summary>The mapping of rows.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new AttachGraphMapper(Graph, inputSchema, Column);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<AttachGraphTransformer>(ctx, file =>
    {
        file.Write(SettingsPart, writer => writer.Write(output));
        file.Write(GraphPart, writer => GraphFile.Write(Graph, writer));
    });

    static object ISavedModel.Load(object environment, ModelReader file) =>
        new AttachGraphTransformer(file.Read(SettingsPart, reader => reader.ReadString()), file.Read(GraphPart, GraphFile.Read));
}
