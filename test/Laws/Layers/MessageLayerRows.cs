using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers of message passing that know no geometry.</summary>
internal static class MessageLayerRows
{
    internal static IEnumerable<LayerRow> All() =>
    [
        Of("SageLayer that narrows", (parameters, widths) => new SageLayer(parameters, widths.Nodes, 2)),
        Of("SageLayer that widens", (parameters, widths) => new SageLayer(parameters, widths.Nodes, 5)),
        Of("SageLayer with sums", (parameters, widths) => new SageLayer(parameters, widths.Nodes, 3, Aggregation.Sum)),
        Of("SageLayer over others", (parameters, widths) => new SageLayer(parameters, widths.Nodes, 3, Aggregation.OverOthers)),
        Of("GinLayer by default", (parameters, widths) => new GinLayer(parameters, widths.Nodes, 4, 2)),
        Of("GinLayer with trained epsilon", (parameters, widths) => new GinLayer(parameters, widths.Nodes, 4, 2, trainEpsilon: true, Activation.Silu)),
        Of("GineLayer by default", (parameters, widths) => new GineLayer(parameters, widths, 4, 2)),
        Of("GineLayer with trained epsilon", (parameters, widths) => new GineLayer(parameters, widths, 4, 2, trainEpsilon: true, Activation.Silu)),
        Of("EdgeNetworkLayer by default", (parameters, widths) => new EdgeNetworkLayer(parameters, widths, 2)),
        Of("EdgeNetworkLayer with a hidden width", (parameters, widths) => new EdgeNetworkLayer(parameters, widths, 2, 4, Aggregation.Mean, Activation.Silu)),
        Of("EdgeNetworkLayer over others", (parameters, widths) => new EdgeNetworkLayer(parameters, widths, 2, 4, Aggregation.OverOthers)),
        Of("GatedGraphLayer of one step", (parameters, widths) => new GatedGraphLayer(parameters, widths.Nodes, 3, 1)),
        Of("GatedGraphLayer that widens", (parameters, widths) => new GatedGraphLayer(parameters, widths.Nodes, 4, 2)),
    ];

    private static LayerRow Of<TLayer>(string name, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), LayerCatalog.Plain, (parameters, widths) => LayerModel.Of(build(parameters, widths)));
}
