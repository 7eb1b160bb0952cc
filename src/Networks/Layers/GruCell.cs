using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014): r = σ(W_r·[x; h] + b_r), z = σ(W_z·[x; h] + b_z), n = tanh(W_n·x + b_n + r·(U_n·h + c_n)), h' = (1 − z)·n + z·h. The maps of r, z and n
/// lie beside each other under <c>input</c> and <c>hidden</c>, [width×3·width] each.
/// </summary>
internal sealed class GruCell(ParameterScope parameters, int width)
{
    private readonly Dense input = new(parameters["input"], width, checked(3 * width));
    private readonly Dense hidden = new(parameters["hidden"], width, checked(3 * width));

    /// <summary>The next state, [rows×width].</summary>
    /// <param name="x">[rows×width].</param>
    /// <param name="h">The state before, [rows×width].</param>
    internal Tensor Forward(Tensor x, Tensor h)
    {
        Tensor ofInput = input.Forward(x);
        Tensor ofState = hidden.Forward(h);
        Tensor gates = (ofInput.Slice(1, 0, 2 * width) + ofState.Slice(1, 0, 2 * width)).Sigmoid();
        Tensor keep = gates.Slice(1, width, width);
        Tensor proposed = (ofInput.Slice(1, 2 * width, width) + (gates.Slice(1, 0, width) * ofState.Slice(1, 2 * width, width))).Tanh();
        return proposed + (keep * (h - proposed));
    }
}
