using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers that pass features on by the normalised adjacency, one step or many.</summary>
internal static class PropagationLayerRows
{
    private static readonly InputWidths Attributed = LayerCatalog.Plain with { NodeAttributes = LayerCatalog.Plain.Nodes };

    internal static IEnumerable<LayerRow> All() =>
    [
        Of("GcniiLayer by default", Attributed, (parameters, widths) => new GcniiLayer(parameters, widths, 1)),
        Of("GcniiLayer deep", Attributed, (parameters, widths) => new GcniiLayer(parameters, widths, 9, alpha: 0.5, lambda: 1.5, activation: Activation.Tanh)),
        Of("GcniiLayer that forgets", Attributed, (parameters, widths) => new GcniiLayer(parameters, widths, 1, alpha: 0, activation: null)),
        Of("GcniiLayer weighted", Attributed with { EdgeWeight = 1 }, (parameters, widths) => new GcniiLayer(parameters, widths, 2)),
        Of("SgcLayer that narrows", LayerCatalog.Plain, (parameters, widths) => new SgcLayer(parameters, widths, 2)),
        Of("SgcLayer that widens", LayerCatalog.Plain, (parameters, widths) => new SgcLayer(parameters, widths, 5, steps: 3)),
        Of("SgcLayer weighted", LayerCatalog.Plain with { EdgeWeight = 0 }, (parameters, widths) => new SgcLayer(parameters, widths, 2)),
        Of("AppnpLayer by default", LayerCatalog.Plain, (_, widths) => new AppnpLayer(widths)),
        Of("AppnpLayer weighted", LayerCatalog.Plain with { EdgeWeight = 1 }, (_, widths) => new AppnpLayer(widths, steps: 3, teleport: 0.5)),
        Of("NodesAsAttributes", LayerCatalog.Plain, (_, _) => new NodesAsAttributes()),
    ];

    private static LayerRow Of<TLayer>(string name, InputWidths widths, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), widths, (parameters, given) => LayerModel.Of(build(parameters, given)));
}
