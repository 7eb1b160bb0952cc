using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The messages of an edge: two linear maps, each followed by the activation, of [target's features; source's features; the edge's own].
/// W·[a; b; c] = Wₐ·a + W_b·b + W_c·c, so the first map's node parts are computed once a node and not once an edge.
/// </summary>
internal sealed class EdgeMlp
{
    private readonly Parameter atTarget;
    private readonly Parameter atSource;
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Dense second;
    private readonly Activation activation;
    private readonly int nodeWidth;

    internal EdgeMlp(ParameterScope parameters, int nodeWidth, int edgeWidth, int hidden, Activation activation)
    {
        this.nodeWidth = nodeWidth;
        this.activation = activation;
        int inputs = (2 * nodeWidth) + edgeWidth;
        weight = parameters["0"].Add("weight", new Shape(inputs, hidden), Initializer.ForInputs(inputs));
        bias = parameters["0"].Add("bias", new Shape(hidden), Initializer.ForInputs(inputs));
        atTarget = weight.Rows(0, nodeWidth);
        atSource = weight.Rows(nodeWidth, nodeWidth);
        second = new Dense(parameters["2"], hidden, hidden);
    }

    /// <summary>What a node brings to the edges that lead to it, and to those that it sends: the program's first two inputs.</summary>
    internal (Tensor AtTarget, Tensor AtSource) Ends(Tensor nodes) => (nodes.Linear(atTarget.Value, bias.Value), nodes.MatMul(atSource.Value));

    /// <summary>The messages as steps of an edge program, whose next inputs are what nodes bring and, where there are any, edges' own features.</summary>
    /// <param name="program">Where the steps are written.</param>
    /// <param name="number">A number that the messages depend on too, ahead of the edges' own features, if any.</param>
    /// <param name="attributes">How many features an edge has of its own.</param>
    internal EdgeValue Write(EdgeProgramBuilder program, EdgeValue? number, int attributes)
    {
        EdgeValue sum = program.Ends(program.Input(), program.Input());
        int row = 2 * nodeWidth;
        if (number is { } its)
        {
            sum = program.LinearPlus(sum, its, program.Input(weight.Rows(row++, 1)));
        }

        if (attributes > 0)
        {
            sum = program.LinearPlus(sum, program.Own(program.Input()), program.Input(weight.Rows(row, attributes)));
        }

        return activation.Write(program, second.Write(program, activation.Write(program, sum)));
    }
}
