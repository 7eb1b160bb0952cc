#pragma warning disable CA1040, CA1018, CA1019, CA1822, CA1801, CA1813, CA1815, CA1711, IDE0060, IDE0130, CS9113 // Another assembly's shapes.
namespace Microsoft.ML.Runtime
{
    public interface IExceptionContext
    {
        TException Process<TException>(TException ex)
            where TException : Exception;
    }

    public interface IHostEnvironment : IExceptionContext;

    public interface IHostEnvironmentInternal : IHostEnvironment
    {
        int? Seed { get; }

        bool FallbackToCpu { get; set; }

        int? GpuDeviceId { get; set; }
    }

    public interface ICancelable
    {
        bool IsCanceled { get; }

        void CancelExecution();
    }
}

namespace Microsoft.ML
{
    public interface ITransformer;

    public delegate void SignatureLoadModel(ModelLoadContext ctx);

    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class LoadableClassAttribute(
        Type instType, Type loaderType, Type? argType, Type sigType, string userName, params string[] loadNames) : Attribute;

    public readonly struct VersionInfo(
        string modelSignature,
        uint verWrittenCur,
        uint verReadableCur,
        uint verWeCanReadBack,
        string loaderAssemblyName,
        string? loaderSignature = null,
        string? loaderSignatureAlt = null);

    public sealed class ModelSaveContext
    {
        public void CheckAtModel() => throw null!;

        public void SetVersionInfo(VersionInfo ver) => throw null!;

        public void SaveBinaryStream(string name, Action<BinaryWriter> action) => throw null!;
    }

    public sealed class ModelLoadContext
    {
        public void CheckAtModel(VersionInfo ver) => throw null!;

        public bool TryLoadBinaryStream(string name, Action<BinaryReader> action) => throw null!;
    }

    public sealed class SchemaShape
    {
        public static SchemaShape Create(DataViewSchema schema) => throw null!;
    }
}
