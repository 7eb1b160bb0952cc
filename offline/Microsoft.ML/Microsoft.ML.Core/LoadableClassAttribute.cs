namespace Microsoft.ML;

internal abstract class LoadableClassAttributeBase : Attribute
{
    protected LoadableClassAttributeBase(Type instType, Type loaderType, Type sigType, string[] loadNames)
    {
        InstanceType = instType;
        LoaderType = loaderType;
        SigType = sigType;
        LoadNames = loadNames;
    }

    public Type InstanceType { get; }
    public Type LoaderType { get; }
    public Type SigType { get; }
    public string[] LoadNames { get; }
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableClassAttribute : LoadableClassAttributeBase
{
    public LoadableClassAttribute(Type instType, Type loaderType, Type argType, Type sigType, string userName, params string[] loadNames)
        : base(instType, loaderType, sigType, loadNames.Length == 0 ? [userName] : loadNames) =>
        ArgType = argType;

    public Type ArgType { get; }
}
