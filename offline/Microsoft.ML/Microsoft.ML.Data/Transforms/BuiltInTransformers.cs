[assembly: LoadableClass(
    typeof(ITransformer), typeof(BuiltInTransformers), null, typeof(SignatureLoadModel), "Built-in transformers", BuiltInTransformers.Signature)]

namespace Microsoft.ML.Data;

/// <summary>Loads the transformers of this folder, each by the name that it was saved under.</summary>
internal static class BuiltInTransformers
{
    public const string Signature = "BuiltInTransformer";

    public static VersionInfo Version => VersionInfo.First("BUILT IN", Signature, typeof(BuiltInTransformers).Assembly);

    public static void Write(this BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (string text in texts)
            writer.Write(text);
    }

    private static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version);
        env.Register("Transformer");
        BinaryReader reader = ctx.Reader;
        string name = reader.ReadString();
        return name switch
        {
            nameof(ColumnConcatenatingTransformer) => new ColumnConcatenatingTransformer(reader.ReadString(), Read(reader.ReadString)),
            nameof(ColumnCopyingTransformer) => new ColumnCopyingTransformer(reader.ReadString(), reader.ReadString()),
            nameof(KeyToValueMappingTransformer) => new KeyToValueMappingTransformer(reader.ReadString(), reader.ReadString()),
            nameof(NormalizingTransformer) => new NormalizingTransformer(
                reader.ReadString(), reader.ReadString(), Read(() => (reader.ReadSingle(), reader.ReadSingle()))),
            nameof(ValueToKeyMappingTransformer) => new ValueToKeyMappingTransformer(
                reader.ReadString(), reader.ReadString(), NumberTypes.Named(reader.ReadString()), Read(reader.ReadString)),
            _ => throw Contracts.ExceptDecode($"Unknown transformer '{name}'"),
        };

        T[] Read<T>(Func<T> item)
        {
            T[] items = new T[reader.ReadInt32()];
            for (int i = 0; i < items.Length; i++)
                items[i] = item();

            return items;
        }
    }
}
