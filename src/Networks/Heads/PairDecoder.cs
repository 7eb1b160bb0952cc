using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>An <see cref="EdgeDecoder"/> with its parameters.</summary>
internal sealed class PairDecoder
{
    private readonly EdgeDecoder decoder;
    private readonly Parameter? weight;
    private readonly Parameter? bias;

    /// <param name="parameters">Where <c>weight</c> and <c>bias</c> lie, where there are any.</param>
    /// <param name="decoder">Which decoder.</param>
    /// <param name="width">The width of embeddings.</param>
    internal PairDecoder(ParameterScope parameters, EdgeDecoder decoder, int width)
    {
        this.decoder = decoder;
        if (decoder == EdgeDecoder.Distance)
        {
            weight = parameters.Add("weight", new Shape(1, 1), Initializer.Filled(-0.1));
            bias = parameters.Add("bias", new Shape(1), Initializer.Filled(1));
        }
        else if (decoder == EdgeDecoder.SquaredDifferences)
        {
            weight = parameters.Add("weight", new Shape(width, 1), Initializer.ForInputs(width));
            bias = parameters.Add("bias", new Shape(1), Initializer.ForInputs(width));
        }
    }

    /// <summary>The logit of each pair, [pairs×1].</summary>
    /// <param name="embeddings">[nodes×width].</param>
    /// <param name="pairs">The pairs.</param>
    internal Tensor Forward(Tensor embeddings, OrderedPairs pairs) => decoder == EdgeDecoder.InnerProduct
        ? embeddings.PairDots(pairs.First, embeddings, pairs.Second).Reshape(new Shape(pairs.First.RowCount, 1))
        : OfDifferences(embeddings.GatherSum(pairs.First, -embeddings, pairs.Second));

    /// <summary>The logit of each pair, [pairs×1].</summary>
    /// <param name="first">The embedding of each pair's first node, [pairs×width].</param>
    /// <param name="second">That of its second, [pairs×width].</param>
    internal Tensor Forward(Tensor first, Tensor second) => decoder == EdgeDecoder.InnerProduct ? (first * second).Sum(1) : OfDifferences(first - second);

    private Tensor OfDifferences(Tensor differences)
    {
        Tensor squares = differences.Square();
        return (decoder == EdgeDecoder.Distance ? squares.Sum(1) : squares).Linear(weight!.Value, bias!.Value);
    }
}
