using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Numbers a pair of nodes: two linear maps, or one (<see cref="NetworkOptions.HeadLayers"/>), of the features of both, and of what else the pair has. Of a pair without direction the maps see
/// a + b and a·b, which do not tell its ends apart. Or one number, by another <see cref="LinkDecoder"/>, of the features alone. A row is a pair.
/// </summary>
public sealed class PairHead : Head
{
    private readonly HeadMaps? maps;
    private readonly PairDecoder? decoder;
    private readonly bool directed;

    /// <summary>A head on a network's node features.</summary>
    /// <param name="parameters">Where its parameters lie: <c>pair</c>, or <c>decoder</c> for another decoder than maps.</param>
    /// <param name="network">The network; it must give node features.</param>
    /// <param name="inputs">How many numbers a pair has of its own; maps alone read them.</param>
    /// <param name="outputs">How many numbers are predicted for a pair; 1 for another decoder than maps.</param>
    /// <param name="directed">Whether (a, b) may have another prediction than (b, a); maps alone tell them apart.</param>
    /// <param name="decoder">How the features of two nodes are decoded.</param>
    /// <exception cref="ArgumentException">The network gives no node features, or pools nodes, or wants no map where there must be one; or the decoder does not do what is asked.</exception>
    public PairHead(ParameterScope parameters, NetworkOptions network, int inputs, int outputs, bool directed, LinkDecoder decoder = LinkDecoder.Mlp)
    {
        CheckNodesStay(network);
        int width = WidthOf(network);
        this.directed = directed;
        if (decoder != LinkDecoder.Mlp)
        {
            CheckDirection(directed, decoder);
            if (outputs != 1)
            {
                throw new ArgumentException($"{outputs} numbers are to be predicted for a pair, and the decoder {decoder} gives one; expected 1.", nameof(outputs));
            }

            this.decoder = new PairDecoder(parameters["decoder"], EdgeDecoderOf(decoder), width);
            return;
        }

        if (network.HeadLayers == 0)
        {
            throw new ArgumentException(
                $"{network.GetType().Name}.{nameof(NetworkOptions.HeadLayers)} is 0, and what is predicted of a pair is computed from the features of two nodes; expected 1 or 2.", nameof(network));
        }

        maps = new HeadMaps(parameters["pair"], network, (2 * width) + inputs, outputs);
    }

    /// <summary>The node features, [nodes×width].</summary>
    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context) =>
        GraphState.Require(after.Nodes, "node features", nameof(PairHead));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no second node.</exception>
    public override Tensor Decode(Tensor first, Tensor? second, Tensor? inputs)
    {
        Tensor other = second ?? throw new ArgumentException("A pair has two nodes.", nameof(second));
        if (decoder is not null)
        {
            return decoder.Forward(first, other);
        }

        (Tensor left, Tensor right) = directed ? (first, other) : (first + other, first * other);
        return maps!.Forward(inputs is { } own ? TensorOps.Concat(1, left, right, own) : TensorOps.Concat(1, left, right));
    }

    /// <exception cref="ArgumentException">Pairs have directions, and the decoder does not tell their ends apart.</exception>
    internal static void CheckDirection(bool directed, LinkDecoder decoder)
    {
        if (directed && decoder != LinkDecoder.Mlp)
        {
            throw new ArgumentException(
                $"Directed is true, and the decoder is {decoder}, which gives (a, b) what it gives (b, a); expected Directed = false, or the decoder {LinkDecoder.Mlp}.", nameof(decoder));
        }
    }

    private static EdgeDecoder EdgeDecoderOf(LinkDecoder decoder) => decoder switch
    {
        LinkDecoder.InnerProduct => EdgeDecoder.InnerProduct,
        LinkDecoder.Distance => EdgeDecoder.Distance,
        _ => throw new ArgumentOutOfRangeException(nameof(decoder), decoder, $"There is no decoder {decoder}."),
    };
}
