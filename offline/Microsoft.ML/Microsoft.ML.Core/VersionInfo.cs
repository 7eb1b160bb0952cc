using System.Reflection;

namespace Microsoft.ML;

internal readonly struct VersionInfo(
    string modelSignature,
    uint verWrittenCur,
    uint verReadableCur,
    uint verWeCanReadBack,
    string loaderAssemblyName,
    string loaderSignature = null,
    string loaderSignatureAlt = null)
{
    public readonly string ModelSignature = modelSignature;
    public readonly uint VerWrittenCur = verWrittenCur;
    public readonly uint VerReadableCur = verReadableCur;
    public readonly uint VerWeCanReadBack = verWeCanReadBack;
    public readonly string LoaderAssemblyName = loaderAssemblyName ?? "";
    public readonly string LoaderSignature = loaderSignature ?? "";
    public readonly string LoaderSignatureAlt = loaderSignatureAlt ?? "";

    /// <summary>The version info of a component of ours, first version.</summary>
    public static VersionInfo First(string modelSignature, string loaderSignature, Assembly assembly) =>
        new(modelSignature, 0x00010001, 0x00010001, 0x00010001, assembly.FullName, loaderSignature);
}
