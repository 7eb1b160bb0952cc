using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Every layer, architecture and head, in each of its forms. A new one is a row here.</summary>
internal static class LayerCatalog
{
    internal static readonly InputWidths Plain = new() { Nodes = 3, Edges = 2, Dimension = 3 };

    internal static readonly InputWidths Moving = Plain with { Velocities = true };

    internal static IReadOnlyList<LayerRow> Rows { get; } =
    [
        .. EgnnRows.All(),
        .. OtherLayerRows.All(),
        .. MessageLayerRows.All(),
        .. AttentionLayerRows.All(),
        .. FilterLayerRows.All(),
        .. PropagationLayerRows.All(),
        .. PairsLayerRows.All(),
        .. TypedLayerRows.All(),
        .. SetLayerRows.All(),
        .. PoolingLayerRows.All(),
        .. NetworkRows.All(),
        .. HeadRows.All(),
    ];

    internal static IEnumerable<string> Names => Rows.Select(row => row.Name);

    internal static LayerRow Of(string name) => Rows.Single(row => row.Name == name);
}
