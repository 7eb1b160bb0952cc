using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A long short-term memory unit (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000): i, f, o = σ and g = tanh of x·W + b + h·U + c, each of its own
/// part; the memory m' = f·m + i·g and the state h' = o·tanh(m'). The maps of i, f, g and o lie beside each other under <c>input</c> [inputs×4·width] and <c>hidden</c>
/// [width×4·width].
/// </summary>
internal sealed class LstmCell(ParameterScope parameters, int inputs, int width)
{
    private readonly Dense input = new(parameters["input"], inputs, checked(4 * width));
    private readonly Dense hidden = new(parameters["hidden"], width, checked(4 * width));

    /// <summary>The next state and memory, [rows×width] each.</summary>
    /// <param name="x">[rows×inputs].</param>
    /// <param name="state">The state before, [rows×width].</param>
    /// <param name="memory">The memory before, [rows×width].</param>
    internal (Tensor State, Tensor Memory) Forward(Tensor x, Tensor state, Tensor memory)
    {
        Tensor all = input.Forward(x) + hidden.Forward(state);
        Tensor kept = (Part(all, 1).Sigmoid() * memory) + (Part(all, 0).Sigmoid() * Part(all, 2).Tanh());
        return (Part(all, 3).Sigmoid() * kept.Tanh(), kept);
    }

    private Tensor Part(Tensor all, int part) => all.Slice(1, part * width, width);
}
