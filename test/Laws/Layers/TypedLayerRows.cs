using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers that have weights for each type of nodes or edges.</summary>
internal static class TypedLayerRows
{
    private static readonly InputWidths Typed = LayerCatalog.Plain with { NodeTypes = 1..3, EdgeTypes = 0..2 };

    internal static IEnumerable<LayerRow> All() =>
    [
        Of("RelationalLayer by default", Typed, (parameters, widths) => new RelationalLayer(parameters, widths, 2)),
        Of("RelationalLayer with a basis", Typed with { Edges = 4, EdgeTypes = 1..4 }, (parameters, widths) => new RelationalLayer(parameters, widths, 5, bases: 2)),
        Of("RelationalLayer without types", LayerCatalog.Plain with { Edges = 0 }, (parameters, widths) => new RelationalLayer(parameters, widths, 2)),
        Of("TypedEmbedding by default", Typed, (parameters, widths) => new TypedEmbedding(parameters, widths, 4)),
        Of("TypedEmbedding of types alone", Typed with { NodeTypes = 0..3 }, (parameters, widths) => new TypedEmbedding(parameters, widths, 4)),
        Of("TypedEmbedding without types", LayerCatalog.Plain, (parameters, widths) => new TypedEmbedding(parameters, widths, 2)),
    ];

    private static LayerRow Of<TLayer>(string name, InputWidths widths, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), widths, (parameters, given) => LayerModel.Of(build(parameters, given)));
}
