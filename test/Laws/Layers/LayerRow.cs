using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>A layer, network or head that was built: what it declares and does.</summary>
internal sealed record LayerModel(Symmetry Symmetry, Func<GraphBatch, GraphState, Context, LayerOutputs> Forward)
{
    internal static LayerModel Of(Layer layer) =>
        new(layer.Symmetry, (graph, state, context) => LayerOutputs.Of(layer.Forward(graph, state, context).State));
}

/// <summary>A layer, network or head as the laws know it.</summary>
/// <param name="Name">Its name in the list of tests.</param>
/// <param name="Subject">The class of the layer or head, or of the network's options.</param>
/// <param name="Widths">What its graphs have.</param>
/// <param name="Build">Creates it.</param>
internal sealed record LayerRow(string Name, Type Subject, InputWidths Widths, Func<ParameterScope, InputWidths, LayerModel> Build)
{
    /// <summary>Whether it holds a norm of positions constant in gradients, which then are not those of its values.</summary>
    internal bool HoldsNormConstant { get; init; }

    /// <summary>Whether none of its parameters' first values is drawn.</summary>
    internal bool StartsFixed { get; init; }

    /// <summary>Whether its passes are those of a training, in which the graphs of a batch know of each other.</summary>
    internal bool Training { get; init; }

    /// <summary>A batch of three graphs, one of them of a single node.</summary>
    internal GraphData Data(int? dimension = null) =>
        GraphData.Draw(Draw.Stream(Name), dimension is { } given ? Widths with { Dimension = given } : Widths, 4, 1, 3);

    internal LayerProbe Probe(Engine engine, GraphData data) => new(this, engine, data.Widths);
}
