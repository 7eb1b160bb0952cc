using System.Text;

namespace Microsoft.ML;

public sealed class ModelSaveContext : IDisposable
{
    private readonly RepositoryWriter repository;
    private readonly string directory;
    private readonly MemoryStream body = new();
    private VersionInfo? version;

    private ModelSaveContext(RepositoryWriter repository, string directory)
    {
        this.repository = repository;
        this.directory = directory;
        Writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true);
    }

    internal BinaryWriter Writer { get; }

    public void Dispose()
    {
        Writer.Dispose();
        body.Dispose();
    }

    internal static void SaveModel(RepositoryWriter repository, ICanSaveModel value, string directory)
    {
        if (value is null)
            return;

        using ModelSaveContext context = new(repository, directory);
        value.Save(context);
        context.Done();
    }

    internal void SaveModel(ICanSaveModel value, string name) => SaveModel(repository, value, Repository.PathOf(directory, name));
    internal void CheckAtModel() => Contracts.Check(body.Position == 0, "Something has been written before the model");
    internal void SetVersionInfo(VersionInfo ver) => version = ver;

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        using MemoryStream content = new();
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
            action(writer);

        repository.Add(directory, name, content.ToArray());
    }

    private void Done()
    {
        if (version is not { } written)
            throw Contracts.Except("ModelSignature not specified!");

        Writer.Flush();
        byte[] model = body.ToArray();
        SaveBinaryStream(ModelLoadContext.ModelStreamName, writer =>
        {
            new ModelHeader(written).Write(writer);
            writer.Write(model);
        });
    }
}
