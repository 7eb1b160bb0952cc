using System.Text.Json;
using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Writes a network's layers by their names in the <see cref="LayerRegistry"/>, and reads those names and no others.</summary>
internal sealed class LayersConverter : JsonConverter<ValueList<LayerOptions>>
{
    public override ValueList<LayerOptions> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Layers are no list.");
        }

        var layers = new List<LayerOptions>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            CheckName(reader, layers.Count);
            layers.Add(JsonSerializer.Deserialize(ref reader, LayerRegistry.Json) ?? throw new JsonException($"Layers[{layers.Count}] is null."));
        }

        return [.. layers];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<LayerOptions> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (LayerOptions layer in value)
        {
            LayerRegistry.CheckKnown(layer);
            JsonSerializer.Serialize(writer, layer, LayerRegistry.Json);
        }

        writer.WriteEndArray();
    }

    // The reader is a copy: it looks ahead.
    private static void CheckName(Utf8JsonReader reader, int place)
    {
        if (reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.ValueTextEquals("layer") && reader.Read() &&
            reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && !LayerRegistry.IsKnown(name))
        {
            throw new JsonException(
                $"Layers[{place}] is '{name}', which is no registered layer ({string.Join(", ", LayerRegistry.Names)}). " +
                $"A layer of your own is registered with {nameof(LayerRegistry)}.{nameof(LayerRegistry.Register)} before its model is loaded.");
        }
    }
}
