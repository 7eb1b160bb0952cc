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
}
