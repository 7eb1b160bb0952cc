using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(
    typeof(ITransformer), typeof(ModelFile), null, typeof(SignatureLoadModel), "Equivariant.ML transformer", ModelFile.LoaderSignature)]

namespace Equivariant.ML.Interop;

/// <summary>
/// Our transformers' place in ML.NET's model files. ML.NET's own header of each says that this assembly loads it; what it
/// is, its version and its content are in parts of our own format (<see cref="ModelPart"/>).
/// </summary>
public static class ModelFile
{
    internal const string LoaderSignature = "EquivariantML";

    private const string KindPart = "kind";

    private static VersionInfo Container => new(
        modelSignature: "EQUIVAR1",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(ModelFile).Assembly.GetName().Name!,
        loaderSignature: LoaderSignature);

    /// <summary>Saves a transformer: what its ICanSaveModel.Save calls.</summary>
    /// <typeparam name="TModel">The transformer.</typeparam>
    /// <param name="context">The Microsoft.ML.ModelSaveContext that ICanSaveModel.Save was given.</param>
    /// <param name="write">Writes the transformer's parts.</param>
    public static void Save<TModel>(object context, Action<ModelWriter> write)
        where TModel : ISavedModel
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(write);
        ModelSaveContext save = (ModelSaveContext)context;
        save.CheckAtModel();
        save.SetVersionInfo(Container);
        ModelWriter file = new(save.SaveBinaryStream);
        file.Write(KindPart, writer =>
        {
            writer.Write(TModel.Kind.Name);
            writer.Write(TModel.Kind.Version);
        });
        write(file);
    }

    /// <summary>Called by ML.NET, by reflection, for each transformer that a model file says is ours.</summary>
    private static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        try
        {
            ctx.CheckAtModel(Container);
            return Load(env, new ModelReader(ctx.TryLoadBinaryStream));
        }
        catch (Exception ex) when (ex is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw env.Process(new FormatException($"The model file's content makes no sense: {ex.Message}", ex));
        }
        catch (Exception ex)
        {
            // ML.NET passes on what is marked as understood, and hides the rest behind the reflection call.
            env.Process(ex);
            throw;
        }
    }

    private static ITransformer Load(IHostEnvironment env, ModelReader file)
    {
        (string name, int version) = file.Read(KindPart, reader => (reader.ReadString(), reader.ReadInt32()));
        ModelLoaderAttribute loader = ModelLoaders.Find(name);
        ModelKind kind = loader.Kind;
        if (version > kind.Version || version < kind.OldestReadable)
        {
            throw new FormatException(
                $"The model file holds version {version} of '{name}'; this version of Equivariant.ML reads {kind.OldestReadable} to {kind.Version}.");
        }

        file.Version = version;
        return (ITransformer)loader.Load(env, file);
    }
}
