using System.Text.Json.Serialization;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>How descriptions are written: enums by name, nothing found by reflection at run time.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(ReadoutOptions))]
internal sealed partial class ModelJson : JsonSerializerContext;
