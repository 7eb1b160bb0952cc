using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers in which nodes attend to each other.</summary>
internal static class AttentionLayerRows
{
    private static readonly AttentionOptions One = new();
    private static readonly AttentionOptions Two = new() { Heads = 2 };
    private static readonly AttentionOptions Averaged = new() { Heads = 3, Average = true };

    internal static IEnumerable<LayerRow> All() =>
    [
        OfGat("by default", One),
        OfGat("with two heads", Two),
        OfGat("averaged", Averaged),
        OfGat("without self loops", Two, selfLoops: false),
        OfGat("without edge features", Two) with { Widths = LayerCatalog.Plain with { Edges = 0 } },
        OfGatV2("by default", One),
        OfGatV2("with two heads", Two),
        OfGatV2("averaged", Averaged),
        OfGatV2("without self loops", Two, selfLoops: false),
        OfGatV2("without edge features", Two) with { Widths = LayerCatalog.Plain with { Edges = 0 } },
        OfTransformer("by default", One),
        OfTransformer("with two heads", Two),
        OfTransformer("averaged", Averaged),
        OfTransformer("without edge features", Two) with { Widths = LayerCatalog.Plain with { Edges = 0 } },
        OfTransformer("among all", Two, amongAll: true),
    ];

    private static LayerRow OfGat(string form, AttentionOptions options, bool selfLoops = true) =>
        Of($"GatLayer {form}", (parameters, widths) => new GatLayer(parameters, widths, 2, options, selfLoops));

    private static LayerRow OfGatV2(string form, AttentionOptions options, bool selfLoops = true) =>
        Of($"GatV2Layer {form}", (parameters, widths) => new GatV2Layer(parameters, widths, 2, options, selfLoops));

    private static LayerRow OfTransformer(string form, AttentionOptions options, bool amongAll = false) =>
        Of($"TransformerLayer {form}", (parameters, widths) => new TransformerLayer(parameters, widths, 2, options, amongAll));

    private static LayerRow Of<TLayer>(string name, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), LayerCatalog.Plain, (parameters, widths) => LayerModel.Of(build(parameters, widths)));
}
