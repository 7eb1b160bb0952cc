using System.Reflection;

namespace Microsoft.ML;

internal delegate void SignatureLoadModel(ModelLoadContext ctx);

internal sealed class ModelLoadContext(RepositoryReader repository, string directory, BinaryReader reader) : IDisposable
{
    internal const string ModelStreamName = "Model.key";

    private readonly ModelHeader header = ModelHeader.Read(reader);
    public BinaryReader Reader => reader;
    public void Dispose() => reader.Dispose();

    public static TRes LoadModelOrNull<TRes>(IHostEnvironment env, RepositoryReader repository, string directory)
        where TRes : class
    {
        if (repository.OpenOrNull(directory, ModelStreamName) is not { } reader)
            return null;

        using ModelLoadContext context = new(repository, directory, reader);

        // The assembly that a component names says itself, by LoadableClass, what loads it: nothing has to be registered before.
        VersionInfo version = context.header.Version;
        if (version.LoaderAssemblyName.Length > 0)
            env.ComponentCatalog.RegisterAssembly(Assembly.Load(version.LoaderAssemblyName));

        return env.ComponentCatalog.CreateOrNull(env, version.LoaderSignature, context) as TRes
            ?? throw Contracts.ExceptDecode($"Couldn't load model: '{directory}'");
    }

    public TRes LoadModel<TRes>(IHostEnvironment env, string name)
        where TRes : class =>
        LoadModelOrNull<TRes>(env, repository, RepositoryWriter.PathOf(directory, name)) ?? throw Contracts.ExceptDecode("Corrupt model file");

    public void CheckAtModel(VersionInfo ver) => header.Check(ver);

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        using BinaryReader content = repository.OpenOrNull(directory, name);
        if (content is not null)
            action(content);

        return content is not null;
    }
}
