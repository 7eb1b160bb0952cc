using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Interop.Tests;

/// <summary>Fits nothing; its shape of the output is made through <see cref="Hidden.ShapeOf"/>.</summary>
internal sealed class ScaleEstimator(IHostEnvironment environment, float factor) : IEstimator<ScaleTransformer>
{
    public ScaleTransformer Fit(IDataView input) => new(environment, factor);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        if (!inputSchema.Any(column => column.Name == "Input" && column.ItemType == NumberDataViewType.Single))
        {
            throw new ArgumentOutOfRangeException(nameof(inputSchema), "Could not find input column 'Input'");
        }

        DataViewSchema.Builder added = new();
        added.AddColumn("Output", NumberDataViewType.Single);
        SchemaShape output = (SchemaShape)Hidden.ShapeOf(added.ToSchema());
        return new SchemaShape(inputSchema.Where(column => column.Name != "Output").Concat(output));
    }
}

/// <summary>An extension method of a catalog, as users call it.</summary>
internal static class ScaleCatalog
{
    public static ScaleEstimator Scale(this TransformsCatalog catalog, float factor) =>
        new((IHostEnvironment)Hidden.EnvironmentOf(catalog), factor);
}
