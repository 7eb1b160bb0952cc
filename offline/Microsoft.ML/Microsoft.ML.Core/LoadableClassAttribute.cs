namespace Microsoft.ML;

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableClassAttribute(
    Type instType, Type loaderType, Type argType, Type sigType, string userName, params string[] loadNames) : Attribute
{
    public Type InstanceType => instType;
    public Type LoaderType => loaderType;
    public Type ArgType => argType;
    public Type SigType => sigType;
    public string[] LoadNames => loadNames.Length == 0 ? [userName] : loadNames;
}
