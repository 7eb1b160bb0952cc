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

    public static string[] ReadStrings(this BinaryReader reader)
    {
        string[] texts = new string[reader.ReadInt32()];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = reader.ReadString();

        return texts;
    }

    private static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version);
        string name = ctx.Reader.ReadString();
        return name switch
        {
            nameof(ColumnConcatenatingTransformer) => new ColumnConcatenatingTransformer(ctx.Reader),
            nameof(ColumnCopyingTransformer) => new ColumnCopyingTransformer(ctx.Reader),
            nameof(ColumnSelectingTransformer) => new ColumnSelectingTransformer(ctx.Reader),
            nameof(KeyToValueMappingTransformer) => new KeyToValueMappingTransformer(ctx.Reader),
            nameof(NormalizingTransformer) => new NormalizingTransformer(ctx.Reader),
            nameof(ValueToKeyMappingTransformer) => new ValueToKeyMappingTransformer(ctx.Reader),
            _ => throw Contracts.ExceptDecode($"Unknown transformer '{name}'"),
        };
    }
}
