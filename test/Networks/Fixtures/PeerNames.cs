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

    internal static string PathOf(string name) => string.Join('/', name.Split('.').Select(PartOf).Where(part => part.Length > 0));

    private static string PartOf(string part) =>
        part.StartsWith("gcl_", StringComparison.Ordinal)
            ? "layer" + int.Parse(part.AsSpan(4), CultureInfo.InvariantCulture)
            : Parts.GetValueOrDefault(part, part);
}
