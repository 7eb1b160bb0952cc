using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Interop;

/// <summary>
/// What ML.NET hides and an estimator of one's own needs. Types of Microsoft.ML.Core are <see cref="object"/> here, for the
/// caller to cast: this assembly is compiled against a stub of it, whose types are not the ones that callers see.
/// </summary>
public static class Hidden
{
    /// <summary>The shape of a schema: what GetOutputSchema gives for columns that are known.</summary>
    /// <param name="schema">The columns, with their annotations; hidden ones are left out.</param>
    /// <returns>The Microsoft.ML.SchemaShape.</returns>
    public static object ShapeOf(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SchemaShape.Create(schema);
    }

    /// <summary>The environment behind a catalog, such as mlContext.Transforms or mlContext.Regression.Trainers.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The Microsoft.ML.Runtime.IHostEnvironment.</returns>
    public static object EnvironmentOf(object catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return GetEnvironment(null, catalog);
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern IHostEnvironment GetEnvironment(
        [UnsafeAccessorType("Microsoft.ML.Data.CatalogUtils, Microsoft.ML.Data")] object? catalogUtils,
        [UnsafeAccessorType("Microsoft.ML.Data.IInternalCatalog, Microsoft.ML.Data")] object catalog);
}
