using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The heads of a layer of attention: what is the same whatever their scores are.</summary>
internal sealed class AttentionHeads
{
    // Far beyond what trains, and small enough that numbers of heads times widths stay numbers.
    private const int MostHeads = 1024;

    private readonly AttentionOptions options;
    private readonly int width;

    internal AttentionHeads(AttentionOptions? options, int width, string layer)
    {
        this.options = options ?? new AttentionOptions();
        this.width = width;
        Check(this.options, layer);
    }

    internal int Count => options.Heads;

    /// <summary>The width of all heads together.</summary>
    internal int Width => checked(Count * width);

    /// <summary>The width of the nodes that the layer gives.</summary>
    internal int Outputs => options.OutputWidth(width);

    /// <summary>A vector for each head, [heads×width], to take products with.</summary>
    internal Parameter Vector(ParameterScope parameters, string name) => parameters.Add(name, new Shape(Count, width), Initializer.Glorot(Count, width));

    /// <summary>Each row's dot product with each head's vector, [rows×heads].</summary>
    /// <param name="x">[rows×heads·width].</param>
    /// <param name="vectors">[heads×width].</param>
    internal Tensor Dots(Tensor x, Tensor vectors) => Summed(ByHead(x) * vectors);

    /// <summary>The dot product of two rows' parts for each head, [rows×heads].</summary>
    /// <param name="x">[rows×heads·width].</param>
    /// <param name="y">[rows×heads·width].</param>
    internal Tensor RowDots(Tensor x, Tensor y) => Summed(ByHead(x * y));

    /// <summary>Each head's part of a row times that head's number, [rows×heads·width].</summary>
    /// <param name="x">[rows×heads·width].</param>
    /// <param name="by">[rows×heads].</param>
    internal Tensor Scale(Tensor x, Tensor by) => (ByHead(x) * by.Reshape(new Shape(x.Shape[0], Count, 1))).Reshape(x.Shape);

    /// <summary>How much of itself each edge's target takes from its source, [edges×heads]: for each target and head 1 in all, before dropout.</summary>
    internal Tensor Weights(AttentionEdges edges, Tensor scores, Context context)
    {
        Tensor shares = scores.SegmentSoftmax(edges.Targets);
        context.Attention?.Add(edges.Targets, edges.Sources, shares);
        return context.Dropout(shares, options.Dropout);
    }

    /// <summary>What nodes get, [nodes×outputs], from what heads give, [nodes×heads·width].</summary>
    internal Tensor Join(Tensor x) =>
        options.Average && Count > 1 ? ByHead(x).Sum(1).Reshape(new Shape(x.Shape[0], width)) * (1.0 / Count) : x;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentNullException">There are none, as in a file that does not say.</exception>
    internal static void Check(AttentionOptions options, string layer)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Heads is < 1 or > MostHeads)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Heads, $"{layer}: {options.Heads} heads; expected 1 to {MostHeads}.");
        }

        if (options.Dropout is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Dropout, $"{layer}: a dropout of {options.Dropout}; expected 0 to below 1.");
        }
    }

    private static Tensor Summed(Tensor products) => products.Sum(2).Reshape(new Shape(products.Shape[0], products.Shape[1]));

    private Tensor ByHead(Tensor x) => x.Reshape(new Shape(x.Shape[0], Count, width));
}
