using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>From features to a prediction: as many linear maps as a network's <see cref="NetworkOptions.HeadLayers"/>, with SiLU between two.</summary>
internal sealed class HeadMaps
{
    private readonly Mlp? two;
    private readonly Dense? one;

    /// <param name="parameters">Where the maps' parameters lie: <c>0</c> and, of two, <c>2</c>.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">How many features there are.</param>
    /// <param name="outputs">How many numbers are predicted.</param>
    /// <exception cref="ArgumentException">There is to be no map, and the features are not as many as the numbers.</exception>
    internal HeadMaps(ParameterScope parameters, NetworkOptions network, int inputs, int outputs)
    {
        if (network.HeadLayers == 0 && inputs != outputs)
        {
            throw new ArgumentException(
                $"{network.GetType().Name}.{nameof(NetworkOptions.HeadLayers)} is 0, so the features after the last layer are the prediction, and they are {inputs} wide; " +
                $"expected {outputs}, as many as there are numbers to predict.",
                nameof(network));
        }

        two = network.HeadLayers == 2 ? new Mlp(parameters, inputs, network.NodeWidth, outputs, Activation.Silu) : null;
        one = network.HeadLayers == 1 ? new Dense(parameters["0"], inputs, outputs) : null;
    }

    internal Tensor Forward(Tensor x) => two is not null ? two.Forward(x) : one is not null ? one.Forward(x) : x;
}
