using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A polynomial filter of the Laplacian (Daigavane, Ravindran and Aggarwal 2021): H' = Σₖ Lᵏ·H·Wₖ + b, for k from 0 to K − 1, with L = I − D^(−1/2)·A·D^(−1/2), edges from a node to
/// itself left out. It reads nodes [nodes×inputs] or the same as sparse nodes, and edges where one of their features is declared a weight, and changes nodes [nodes×outputs].
/// </summary>
/// <remarks>
/// Features meet the weights first and then pass along edges, from the last term to the first (Horner's rule): K − 1 times, of width outputs. Dᵢ sums the weights, without sign, of the edges out of
/// node i. Powers of numbers up to 2 grow quickly: <see cref="ChebyshevLayer"/> spans the same filters by terms of one size.
/// </remarks>
public sealed class PolynomialLayer : Layer
{
    private readonly FilterTerms terms;
    private readonly EdgeWeights edges;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>term0/weight</c> and so on [inputs×outputs], and <c>bias</c> [outputs].</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="terms">K, how many terms there are: nodes hear of others up to K − 1 edges away.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no terms or far too many, or there is no such edge feature.</exception>
    public PolynomialLayer(ParameterScope parameters, InputWidths inputs, int outputs, int terms = 3)
    {
        edges = new EdgeWeights(inputs, nameof(PolynomialLayer));
        this.terms = new FilterTerms(parameters, inputs.Nodes, outputs, terms, nameof(PolynomialLayer));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor entries = graph.Symmetric.Entries(edges.Of(state), context);
        Tensor sum = terms.Product(terms.Last, state, context);
        for (int term = terms.Last - 1; term >= 0; term--)
        {
            sum = terms.Product(term, state, context) + (sum - graph.Symmetric.Times(sum, entries));
        }

        return (graph, state with { Nodes = sum, SparseNodes = null });
    }
}

/// <summary>A <see cref="PolynomialLayer"/> of a composed network.</summary>
public sealed record PolynomialLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>K, how many terms there are: nodes hear of others up to K − 1 edges away.</summary>
    /// <value>Default: 3.</value>
    public int Terms { get; init; } = 3;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new PolynomialLayer(parameters, inputs, Width, Terms);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Terms, FilterTerms.Most, nameof(Terms));
    }
}
