using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers on sets, to which edges mean nothing, and norms.</summary>
internal static class SetLayerRows
{
    // Near 0 a norm bends within √ε; the steps of central differences must be far smaller than that.
    private const double Epsilon = 0.1;

    internal static IEnumerable<LayerRow> All() =>
    [
        .. Enum.GetValues<Readout>().Select(pool =>
            Of($"DeepSetsLayer: {pool}", (parameters, widths) => new DeepSetsLayer(parameters, widths.Nodes, 2, pool))),
        Of("GraphNormLayer", (parameters, widths) => new GraphNormLayer(parameters, widths.Nodes, Epsilon)) with { StartsFixed = true },
        Of("LayerNormLayer", (parameters, widths) => new LayerNormLayer(parameters, widths.Nodes, Epsilon)) with { StartsFixed = true },
        Of("BatchNormLayer", (parameters, widths) => new BatchNormLayer(parameters, widths.Nodes, Epsilon)) with { StartsFixed = true },
        Of("BatchNormLayer in training", (parameters, widths) => new BatchNormLayer(parameters, widths.Nodes, Epsilon)) with { StartsFixed = true, Training = true },
    ];

    private static LayerRow Of<TLayer>(string name, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), LayerCatalog.Plain, (parameters, widths) => LayerModel.Of(build(parameters, widths)));
}
