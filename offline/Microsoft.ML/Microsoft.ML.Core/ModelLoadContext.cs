using System.Reflection;
using System.Text;

namespace Microsoft.ML;

internal delegate void SignatureLoadModel(ModelLoadContext ctx);

internal sealed class ModelLoadContext : IDisposable
{
    internal const string ModelStreamName = "Model.key";

    private readonly RepositoryReader repository;
    private readonly string directory;
    private readonly ModelHeader header;

    private ModelLoadContext(RepositoryReader repository, string directory, Stream stream)
    {
        this.repository = repository;
        this.directory = directory;
        Reader = new BinaryReader(stream, Encoding.UTF8);
        header = ModelHeader.Read(Reader);
    }

    public BinaryReader Reader { get; }
    public void Dispose() => Reader.Dispose();

    public static TRes LoadModelOrNull<TRes>(IHostEnvironment env, RepositoryReader repository, string directory)
        where TRes : class
    {
        Stream stream = repository.OpenOrNull(directory, ModelStreamName);
        if (stream is null)
            return null;

        using ModelLoadContext context = new(repository, directory, stream);

        // The assembly that a component names says itself, by LoadableClass, what loads it: nothing has to be registered before.
        VersionInfo version = context.header.Version;
        if (!string.IsNullOrEmpty(version.LoaderAssemblyName))
            env.ComponentCatalog.RegisterAssembly(Assembly.Load(version.LoaderAssemblyName));

        return env.ComponentCatalog.CreateOrNull(env, version.LoaderSignature, context) as TRes
            ?? throw Contracts.ExceptDecode($"Couldn't load model: '{directory}'");
    }

    public TRes LoadModel<TRes>(IHostEnvironment env, string name)
        where TRes : class =>
        LoadModelOrNull<TRes>(env, repository, Repository.PathOf(directory, name)) ?? throw Contracts.ExceptDecode("Corrupt model file");

    public void CheckAtModel(VersionInfo ver) => header.Check(ver);

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        using Stream stream = repository.OpenOrNull(directory, name);
        if (stream is null)
            return false;

        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        action(reader);
        return true;
    }
}
