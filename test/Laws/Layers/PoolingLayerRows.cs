using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers that give a smaller batch. Its nodes and edges are numbers of their graph: they stay where its nodes are permuted.</summary>
internal static class PoolingLayerRows
{
    private const int Clusters = 3, Width = 2;

    internal static IEnumerable<LayerRow> All() =>
    [
        Row("by default", null, Pooled),
        Row("weighted", 1, Pooled),
        Row("twice", 0, PooledTwice),
        Row("in training", null, Losses) with { Training = true },
        Row("weighted, in training", 0, Losses) with { Training = true },
    ];

    private static LayerRow Row(string form, int? weight, Func<ParameterScope, InputWidths, LayerModel> build) =>
        new($"DiffPoolLayer {form}", typeof(DiffPoolLayer), LayerCatalog.Plain with { EdgeWeight = weight }, build);

    private static LayerModel Pooled(ParameterScope parameters, InputWidths widths) => Of(Layer(parameters, widths, Clusters), AsNumbersOfGraphs);

    private static LayerModel PooledTwice(ParameterScope parameters, InputWidths widths)
    {
        DiffPoolLayer first = Layer(parameters["first"], widths, Clusters);
        DiffPoolLayer second = Layer(parameters["second"], new InputWidths { Nodes = Width, Edges = 1, EdgeWeight = 0 }, 2);
        return new(first.Symmetry & second.Symmetry, (graph, state, context) =>
        {
            (graph, state) = first.Forward(graph, state, context);
            (graph, state) = second.Forward(graph, state, context);
            return AsNumbersOfGraphs(graph, state, context);
        });
    }

    /// <summary>What is added to the loss alone.</summary>
    private static LayerModel Losses(ParameterScope parameters, InputWidths widths) =>
        Of(Layer(parameters, widths, Clusters), (_, _, context) => new() { Graphs = context.Training!.TakeLosses() ?? context.Scope.Full(0, Shape.Scalar) });

    private static LayerModel Of(DiffPoolLayer layer, Func<GraphBatch, GraphState, Context, LayerOutputs> outputs) => new(layer.Symmetry, (graph, state, context) =>
    {
        (GraphBatch pooled, GraphState after) = layer.Forward(graph, state, context);
        return outputs(pooled, after, context);
    });

    private static DiffPoolLayer Layer(ParameterScope parameters, InputWidths widths, int clusters) => new(
        new GcnLayer(parameters["embedding"], widths, Width), new GcnLayer(parameters["assignment"], widths, clusters), widths, clusters, linkWeight: 0.5, entropyWeight: 2);

    private static LayerOutputs AsNumbersOfGraphs(GraphBatch graph, GraphState state, Context context) =>
        new() { Graphs = TensorOps.Concat(1, OfGraphs(state.Nodes!.Value, graph), OfGraphs(state.Edges!.Value, graph)) };

    private static Tensor OfGraphs(Tensor x, GraphBatch graph) =>
        x.Reshape(new Shape(graph.GraphCount, graph.GraphCount == 0 ? 0 : x.Shape.Length / graph.GraphCount));
}
