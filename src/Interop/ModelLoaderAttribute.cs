namespace Equivariant.ML.Interop;

/// <summary>Declares that an assembly can load a kind of transformer.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class ModelLoaderAttribute : Attribute
{
    private protected ModelLoaderAttribute()
    {
    }

    internal abstract ModelKind Kind { get; }

    internal abstract object Load(object environment, ModelReader file);
}

/// <summary>
/// Declares that an assembly can load a transformer:
/// <c>[assembly: ModelLoader&lt;GraphRegressionTransformer&gt;]</c>.
/// </summary>
/// <typeparam name="TModel">The transformer.</typeparam>
public sealed class ModelLoaderAttribute<TModel> : ModelLoaderAttribute
    where TModel : ISavedModel
{
    internal override ModelKind Kind => TModel.Kind;

    internal override object Load(object environment, ModelReader file) => TModel.Load(environment, file);
}
