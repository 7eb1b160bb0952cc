using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Says in a schema what the places of a vector are called, as ML.NET looks it up.</summary>
internal static class SlotNames
{
    /// <summary>Annotations with the names; none without names.</summary>
    public static DataViewSchema.Annotations? Annotate(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return null;
        }

        ReadOnlyMemory<char>[] texts = [.. names.Select(name => name.AsMemory())];
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            nameof(SlotNames),
            new VectorDataViewType(TextDataViewType.Instance, texts.Length),
            (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref value)));
        return builder.ToAnnotations();
    }
}
