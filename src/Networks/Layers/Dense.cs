using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>A linear map with bias, x·W + b, of parameters <c>weight</c> [inputs×outputs] and <c>bias</c> [outputs].</summary>
internal sealed class Dense
{
    private readonly Parameter weight;
    private readonly Parameter? bias;

    internal Dense(ParameterScope parameters, int inputs, int outputs, bool withBias = true, Initializer? initializer = null)
    {
        weight = parameters.Add("weight", new Shape(inputs, outputs), initializer ?? Initializer.ForInputs(inputs));
        bias = withBias ? parameters.Add("bias", new Shape(outputs), Initializer.ForInputs(inputs)) : null;
    }

    internal Tensor Forward(Tensor x) => bias is null ? x.MatMul(weight.Value) : x.Linear(weight.Value, bias.Value);

    /// <summary>The map of node features, whether dense or mostly zero.</summary>
    internal Tensor Forward(in GraphState state, string layer, Context context)
    {
        if (state.SparseNodes is null)
        {
            return Forward(GraphState.Require(state.Nodes, "node features", layer));
        }

        Tensor product = state.NodesTimes(weight, layer, context);
        return bias is null ? product : product + bias.Value;
    }

    /// <summary>The map as a step of an edge program.</summary>
    internal EdgeValue Write(EdgeProgramBuilder program, EdgeValue x) =>
        bias is null ? program.Linear(x, program.Input(weight)) : program.Linear(x, program.Input(weight), program.Input(bias));

    /// <summary>The map of inputs that come in parts, as steps of an edge program.</summary>
    internal EdgeValue Write(EdgeProgramBuilder program, params ReadOnlySpan<(EdgeValue Value, int Width)> parts)
    {
        int row = parts[0].Width;
        EdgeInput first = program.Input(weight.Rows(0, row));
        EdgeValue sum = bias is null ? program.Linear(parts[0].Value, first) : program.Linear(parts[0].Value, first, program.Input(bias));
        foreach ((EdgeValue value, int width) in parts[1..])
        {
            sum = program.LinearPlus(sum, value, program.Input(weight.Rows(row, width)));
            row += width;
        }

        return sum;
    }
}
