using System.Text.Json.Serialization;

namespace Equivariant.ML.Networks;

/// <summary>How layers' options are written: enums by name, nothing found by reflection at run time.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LayerOptions))]
internal sealed partial class LayerJson : JsonSerializerContext;
