namespace Equivariant.ML.Transforms;

/// <summary>Settings that may be left out, in model files.</summary>
internal static class OptionalSettings
{
    public static void WriteOptional(this BinaryWriter writer, int? value)
    {
        writer.Write(value.HasValue);
        writer.Write(value ?? 0);
    }

    public static int? ReadOptionalInt32(this BinaryReader reader)
    {
        bool isThere = reader.ReadBoolean();
        int value = reader.ReadInt32();
        return isThere ? value : null;
    }
}
