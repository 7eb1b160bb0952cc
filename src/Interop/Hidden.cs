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

    /// <summary>
    /// The GPU that work is wanted on. A host has the number that its parent had when it was registered; that of the context
    /// and of the environment behind a catalog is the present one.
    /// </summary>
    /// <param name="environment">The Microsoft.ML.MLContext, the environment behind a catalog, or a Microsoft.ML.Runtime.IHost.</param>
    /// <returns>Its GpuDeviceId, or <see langword="null"/> where the CPU is wanted, or where the environment is not one of ML.NET's own.</returns>
    /// <exception cref="ArgumentException">It is no Microsoft.ML.Runtime.IHostEnvironment.</exception>
    public static int? GpuDeviceOf(object environment) => (Checked(environment) as IHostEnvironmentInternal)?.GpuDeviceId;

    /// <summary>Whether work that cannot be done on the GPU that is wanted may be done on the CPU.</summary>
    /// <param name="environment">As in <see cref="GpuDeviceOf"/>, and as old as there.</param>
    /// <returns>Its FallbackToCpu: <see langword="false"/> unless the user has set it.</returns>
    /// <exception cref="ArgumentException">It is no Microsoft.ML.Runtime.IHostEnvironment.</exception>
    public static bool FallbackToCpuOf(object environment) => Checked(environment) is IHostEnvironmentInternal { FallbackToCpu: true };

    /// <summary>The seed that a context was given.</summary>
    /// <param name="environment">As in <see cref="GpuDeviceOf"/>.</param>
    /// <returns>Its seed, which its hosts have too; <see langword="null"/> for none, or where the environment is not one of ML.NET's own.</returns>
    /// <exception cref="ArgumentException">It is no Microsoft.ML.Runtime.IHostEnvironment.</exception>
    public static int? SeedOf(object environment) => (Checked(environment) as IHostEnvironmentInternal)?.Seed;

    /// <summary>
    /// Whether work in an environment should stop: its context was canceled, before or after it was registered. Experiments of
    /// Microsoft.ML.AutoML cancel the context of a trial.
    /// </summary>
    /// <param name="environment">The Microsoft.ML.MLContext, the environment behind a catalog, or a Microsoft.ML.Runtime.IHost.</param>
    /// <returns>Whether it is canceled; <see langword="false"/> where the environment is not one of ML.NET's own.</returns>
    /// <exception cref="ArgumentException">It is no Microsoft.ML.Runtime.IHostEnvironment.</exception>
    public static bool IsCanceled(object environment) => CancelableOf(environment) is { IsCanceled: true };

    /// <summary>
    /// Tells what runs in an environment to stop: ML.NET's own trainers throw OperationCanceledException, ours keep the best model so far.
    /// </summary>
    /// <param name="environment">The Microsoft.ML.MLContext; a host of it, to stop only what runs there.</param>
    /// <exception cref="ArgumentException">It is no environment of ML.NET's own.</exception>
    public static void Cancel(object environment) =>
        (CancelableOf(environment) ?? throw new ArgumentException($"{environment.GetType()} cannot be canceled; an MLContext was expected.", nameof(environment)))
            .CancelExecution();

    private static ICancelable? CancelableOf(object environment) => Checked(environment) switch
    {
        ICancelable cancelable => cancelable,

        // The context: it cannot itself, but the environment behind it can.
        IHostEnvironmentInternal context => (ICancelable)EnvironmentOf(GetModel(context)),
        _ => null,
    };

    private static IHostEnvironment Checked(object environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment as IHostEnvironment
            ?? throw new ArgumentException($"{environment.GetType()} is no environment of ML.NET; an MLContext or a host was expected.", nameof(environment));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Model")]
    [return: UnsafeAccessorType("Microsoft.ML.ModelOperationsCatalog, Microsoft.ML.Data")]
    private static extern object GetModel([UnsafeAccessorType("Microsoft.ML.MLContext, Microsoft.ML.Data")] object context);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern IHostEnvironment GetEnvironment(
        [UnsafeAccessorType("Microsoft.ML.Data.CatalogUtils, Microsoft.ML.Data")] object? catalogUtils,
        [UnsafeAccessorType("Microsoft.ML.Data.IInternalCatalog, Microsoft.ML.Data")] object catalog);
}
