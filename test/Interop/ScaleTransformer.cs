using Equivariant.ML.Interop;
using Equivariant.ML.Interop.Tests;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: ModelLoader<ScaleTransformer>]

namespace Equivariant.ML.Interop.Tests;

/// <summary>The smallest transformer of one's own: Output = factor × Input.</summary>
internal sealed class ScaleTransformer(IHostEnvironment environment, float factor) : ITransformer, ISavedModel
{
    public static ModelKind Kind { get; } = new("Scale", Version: 2);

    public float Factor => factor;

    public IHostEnvironment Environment => environment;

    public bool IsRowToRowMapper => true;

    public static object Load(object environment, ModelReader file) =>
        new ScaleTransformer((IHostEnvironment)environment, file.Read("factor", reader => reader.ReadSingle()));

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new ScaleMapper(inputSchema, factor).OutputSchema;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new ScaleMapper(inputSchema, factor);

    public IDataView Transform(IDataView input) => new ScaledView(input, new ScaleMapper(input.Schema, factor));

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        ModelFile.Save<ScaleTransformer>(ctx, file => file.Write("factor", writer => writer.Write(factor)));
}
