using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers on matrices, between the two that write a graph as matrices and read them as nodes.</summary>
internal static class PairsLayerRows
{
    internal static IEnumerable<LayerRow> All() =>
    [
        Of<EdgesAsPairs>("EdgesAsPairs", LayerCatalog.Plain),
        Of<PairsAsNodes>("PairsAsNodes without features", new InputWidths { Dimension = 3 }),
        Of<PairsLayer>("PairsLayer by default", LayerCatalog.Plain, (Activation?)null),
        Of<PairsLayer>("PairsLayer twice", LayerCatalog.Plain, Activation.Tanh, null),
    ];

    private static LayerRow Of<TLayer>(string name, InputWidths widths, params Activation?[] between) => new(name, typeof(TLayer), widths, (parameters, given) =>
    {
        List<Layer> layers = [new EdgesAsPairs()];
        int width = 1 + given.Edges + given.Nodes;
        foreach (Activation? activation in between)
        {
            layers.Add(new PairsLayer(parameters[$"pairs{layers.Count}"], width, 4, activation));
            width = 4;
        }

        layers.Add(new PairsAsNodes(parameters["nodes"], width, 2));
        Symmetry symmetry = layers.Aggregate(Symmetry.Permutation | Symmetry.Euclidean, (all, layer) => all & layer.Symmetry);
        return new LayerModel(symmetry, (graph, state, context) =>
        {
            foreach (Layer layer in layers)
            {
                (graph, state) = layer.Forward(graph, state, context);
            }

            return LayerOutputs.Of(state);
        });
    });
}
