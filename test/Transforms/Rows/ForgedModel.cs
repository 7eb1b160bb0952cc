using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Writes model files of our format, checksums and all, with any content.</summary>
/// <typeparam name="TModel">What the file says that it holds.</typeparam>
internal sealed class ForgedModel<TModel>(Action<ModelWriter> write) : ITransformer
    where TModel : ISavedModel
{
    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public IDataView Transform(IDataView input) => input;

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<TModel>(ctx, write);
}
