using System.Text.Json;
using System.Text.Json.Serialization;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>A readout as it is saved: one without anything to learn by its name alone, as models have had it from the first version on.</summary>
internal sealed class ReadoutJson : JsonConverter<ReadoutOptions>
{
    public override ReadoutOptions? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject
            ? JsonSerializer.Deserialize(ref reader, ModelJson.Default.ReadoutOptions)
            : JsonSerializer.Deserialize(ref reader, ModelJson.Default.Readout);

    public override void Write(Utf8JsonWriter writer, ReadoutOptions value, JsonSerializerOptions options)
    {
        if (value is PooledReadout { Pool: var pool })
        {
            JsonSerializer.Serialize(writer, pool, ModelJson.Default.Readout);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, ModelJson.Default.ReadoutOptions);
        }
    }
}
