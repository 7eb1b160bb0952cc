namespace Microsoft.ML;

public sealed class TransformsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment environment;

    internal TransformsCatalog(IHostEnvironment env) => (environment, Conversion) = (env, new ConversionTransforms(this));
    public ConversionTransforms Conversion { get; }
    IHostEnvironment IInternalCatalog.Environment => environment;

    public sealed class ConversionTransforms : IInternalCatalog
    {
        private readonly TransformsCatalog owner;

        internal ConversionTransforms(TransformsCatalog owner) => this.owner = owner;
        IHostEnvironment IInternalCatalog.Environment => owner.environment;
    }
}
