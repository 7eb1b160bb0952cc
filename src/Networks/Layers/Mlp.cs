using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Two linear maps with an activation between them. Parameters lie under <c>0</c> and <c>2</c>, the places that they have
/// in a sequence whose step 1 is the activation, as in the reference implementations.
/// </summary>
internal sealed class Mlp
{
    private readonly Dense first;
    private readonly Dense second;
    private readonly Activation activation;

    internal Mlp(ParameterScope parameters, int inputs, int hidden, int outputs, Activation activation)
    {
        first = new Dense(parameters["0"], inputs, hidden);
        second = new Dense(parameters["2"], hidden, outputs);
        this.activation = activation;
    }

    private Mlp(Dense first, Dense second, Activation activation)
    {
        this.first = first;
        this.second = second;
        this.activation = activation;
    }

    /// <summary>
    /// A map to one number by which a difference of positions is multiplied: no bias at the end, and a start close to zero, so that an
    /// untrained network leaves positions nearly where they are.
    /// </summary>
    internal static Mlp ToStep(ParameterScope parameters, int inputs, int hidden, Activation activation) => new(
        new Dense(parameters["0"], inputs, hidden),
        new Dense(parameters["2"], hidden, 1, withBias: false, Initializer.Glorot(hidden, 1, gain: 0.001)),
        activation);

    internal Tensor Forward(Tensor x) => second.Forward(activation.Apply(first.Forward(x)));

    /// <summary>The two maps as steps of an edge program, of inputs that may come in parts.</summary>
    internal EdgeValue Write(EdgeProgramBuilder program, params ReadOnlySpan<(EdgeValue Value, int Width)> parts) =>
        second.Write(program, activation.Write(program, first.Write(program, parts)));
}
