using System.Globalization;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The rule by which the reference implementation's parameter names become paths here.</summary>
internal static class PeerNames
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["edge_mlp"] = "edge",
        ["att_mlp"] = "gate",
        ["coord_mlp"] = "coordinate",
        ["phi"] = "coordinate",
        ["coord_mlp_vel"] = "velocity",
        ["node_mlp"] = "node",
        ["embedding_in"] = "embedding",
        ["embedding_out"] = "readout",
        ["lin"] = "",
    };

    /// <param name="name">A reference implementation's name.</param>
    /// <param name="special">What its parts, or whole names, are called here where the rule says something else.</param>
    internal static string PathOf(string name, IReadOnlyDictionary<string, string>? special) =>
        special?.GetValueOrDefault(name) is { } whole
            ? whole
            : string.Join('/', name.Replace("interactions.", "gcl_", StringComparison.Ordinal).Split('.').Select(part => PartOf(part, special)).Where(part => part.Length > 0));

    private static string PartOf(string part, IReadOnlyDictionary<string, string>? special) =>
        special?.GetValueOrDefault(part) is { } known ? known
        : part.StartsWith("gcl_", StringComparison.Ordinal) ? "layer" + int.Parse(part.AsSpan(4), CultureInfo.InvariantCulture)
        : Parts.GetValueOrDefault(part, part);
}
