using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The messages of an edge: two linear maps, each followed by the activation, of [target's features; source's features; the edge's own].
/// W·[a; b; c] = Wₐ·a + W_b·b + W_c·c, so the first map's node parts are computed once a node and not once an edge.
/// </summary>
internal sealed class EdgeMlp
{
    private readonly int nodeWidth;
    private readonly int edgeWidth;
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Dense second;
    private readonly Activation activation;

    internal EdgeMlp(ParameterScope parameters, int nodeWidth, int edgeWidth, int hidden, Activation activation)
    {
        this.nodeWidth = nodeWidth;
        this.edgeWidth = edgeWidth;
        this.activation = activation;
        int inputs = (2 * nodeWidth) + edgeWidth;
        weight = parameters["0"].Add("weight", new Shape(inputs, hidden), Initializer.ForInputs(inputs));
        bias = parameters["0"].Add("bias", new Shape(hidden), Initializer.ForInputs(inputs));
        second = new Dense(parameters["2"], hidden, hidden);
    }

    /// <param name="graph">Who sends to whom.</param>
    /// <param name="nodes">[nodes×node width].</param>
    /// <param name="edges">[edges×edge width], or null where the edge width is 0.</param>
    /// <param name="context">The pass that this is part of.</param>
    /// <returns>[edges×hidden].</returns>
    internal Tensor Forward(GraphBatch graph, Tensor nodes, Tensor? edges, Context context)
    {
        Tensor w = context.Scope.Use(weight.Value);
        Tensor b = context.Scope.Use(bias.Value);
        Tensor atTarget = nodes.MatMul(w.Slice(0, 0, nodeWidth));
        Tensor atSource = nodes.MatMul(w.Slice(0, nodeWidth, nodeWidth));
        Tensor sum = edges is { } own
            ? atTarget.GatherSum(graph.Targets, atSource, graph.Sources, own.Linear(w.Slice(0, 2 * nodeWidth, edgeWidth), b))
            : (atTarget + b).GatherSum(graph.Targets, atSource, graph.Sources);
        return activation.Apply(second.Forward(activation.Apply(sum)));
    }
}
