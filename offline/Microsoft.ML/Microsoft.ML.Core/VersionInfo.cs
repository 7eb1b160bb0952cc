namespace Microsoft.ML;

internal readonly struct VersionInfo
{
    public readonly string ModelSignature;
    public readonly uint VerWrittenCur;
    public readonly uint VerReadableCur;
    public readonly uint VerWeCanReadBack;
    public readonly string LoaderAssemblyName;
    public readonly string LoaderSignature;

    public VersionInfo(
        string modelSignature,
        uint verWrittenCur,
        uint verReadableCur,
        uint verWeCanReadBack,
        string loaderAssemblyName,
        string loaderSignature = null,
        string loaderSignatureAlt = null)
    {
        Contracts.Check(modelSignature?.Length == 8, "Model signature must be eight characters");
        Contracts.Check((loaderSignature?.Length ?? 0) <= 24 && loaderSignatureAlt is null, "Loader signature must be at most 24 characters");
        ModelSignature = modelSignature;
        VerWrittenCur = verWrittenCur;
        VerReadableCur = verReadableCur;
        VerWeCanReadBack = verWeCanReadBack;
        LoaderAssemblyName = loaderAssemblyName;
        LoaderSignature = loaderSignature;
    }

    /// <summary>The version info of a component of ours, first version.</summary>
    public static VersionInfo First(string modelSignature, string loaderSignature, System.Reflection.Assembly assembly) =>
        new(modelSignature, 0x00010001, 0x00010001, 0x00010001, assembly.FullName, loaderSignature);
}
