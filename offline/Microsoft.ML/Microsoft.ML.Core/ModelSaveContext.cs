using System.Text;

namespace Microsoft.ML;

public sealed class ModelSaveContext : IDisposable
{
    private readonly RepositoryWriter repository;
    private readonly string directory;
    private readonly MemoryStream body = new();
    private VersionInfo? version;

    private ModelSaveContext(RepositoryWriter repository, string directory) =>
        (this.repository, this.directory, Writer) = (repository, directory, new BinaryWriter(body, Encoding.UTF8));

    internal BinaryWriter Writer { get; }
    public void Dispose() => Writer.Dispose();

    internal static void SaveModel(RepositoryWriter repository, ICanSaveModel value, string directory)
    {
        if (value is null)
            return;

        using ModelSaveContext context = new(repository, directory);
        value.Save(context);
        VersionInfo written = context.version ?? throw Contracts.Except("ModelSignature not specified!");
        context.Writer.Flush();
        context.SaveBinaryStream(ModelLoadContext.ModelStreamName, writer =>
        {
            new ModelHeader(written).Write(writer);
            writer.Write(context.body.ToArray());
        });
    }

    internal void SaveModel(ICanSaveModel value, string name) => SaveModel(repository, value, RepositoryWriter.PathOf(directory, name));
    internal void CheckAtModel() => Contracts.Check(body.Position == 0, "Something has been written before the model");
    internal void SetVersionInfo(VersionInfo ver) => version = ver;

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        repository.Add(directory, name, action);
    }
}
