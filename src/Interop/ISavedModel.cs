namespace Equivariant.ML.Interop;

/// <summary>
/// A transformer that saves itself with <see cref="ModelFile.Save{TModel}"/>. Its assembly declares it with
/// <see cref="ModelLoaderAttribute{TModel}"/>, and ML.NET's Model.Load then finds it, with no registration.
/// </summary>
public interface ISavedModel
{
    /// <summary>What the model file calls it.</summary>
    static abstract ModelKind Kind { get; }

    /// <summary>Makes the transformer from its file.</summary>
    /// <param name="environment">The Microsoft.ML.Runtime.IHostEnvironment that loads it.</param>
    /// <param name="file">What was saved. Its version is already known to be readable.</param>
    /// <returns>The Microsoft.ML.ITransformer.</returns>
    /// <exception cref="FormatException">The file's content makes no sense.</exception>
    static abstract object Load(object environment, ModelReader file);
}
