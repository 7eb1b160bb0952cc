namespace Microsoft.ML;

public sealed class ModelOperationsCatalog : IInternalCatalog
{
    private const string ModelFolder = "TransformerChain";

    private readonly IHostEnvironment environment;

    internal ModelOperationsCatalog(IHostEnvironment env) => environment = env;
    IHostEnvironment IInternalCatalog.Environment => environment;

    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        Contracts.CheckValue(stream, nameof(stream));
        using RepositoryWriter repository = new(stream);
        ModelSaveContext.SaveModel(repository, model, ModelFolder);
        if (inputSchema is not null)
            SavedSchema.Write(this.Registering(2, repository), inputSchema);
    }

    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        Contracts.CheckNonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Contracts.CheckValue(stream, nameof(stream));
        using RepositoryReader repository = new(stream);
        inputSchema = SavedSchema.ReadOrNull(repository) is { } saved ? this.Registering(1, saved) : null;
        return ModelLoadContext.LoadModelOrNull<ITransformer>(environment, repository, ModelFolder)
            ?? throw Contracts.Except("Could not load legacy format model");
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Contracts.CheckNonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer,
        bool ignoreMissingColumns = true,
        SchemaDefinition inputSchemaDefinition = null,
        SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new() =>
        this.Registering(3, new PredictionEngine<TSrc, TDst>(transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition));
}
