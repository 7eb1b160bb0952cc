using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A Chebyshev filter (Defferrard, Bresson and Vandergheynst 2016, equation 4): H' = Σₖ Tₖ(L̃)·H·Wₖ + b, for k from 0 to K − 1, with T₀ = 1, T₁(x) = x, Tₖ(x) = 2x·Tₖ₋₁(x) − Tₖ₋₂(x)
/// and L̃ = 2L/λ − I. L = I − D^(−1/2)·A·D^(−1/2) is the Laplacian, edges from a node to itself left out, and λ its largest eigenvalue or a bound of it. It reads nodes [nodes×inputs] or the
/// same as sparse nodes, and edges where one of their features is declared a weight, and changes nodes [nodes×outputs].
/// </summary>
/// <remarks>
/// Features meet the weights first and then pass along edges, from the last term to the first (Clenshaw 1955): K − 1 times, of width outputs. Dᵢ sums the weights, without sign, of the edges
/// out of node i.
/// </remarks>
public sealed class ChebyshevLayer : Layer
{
    private readonly FilterTerms terms;
    private readonly EdgeWeights edges;
    private readonly double largestEigenvalue;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>term0/weight</c> and so on [inputs×outputs], and <c>bias</c> [outputs].</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="terms">K, how many terms there are: nodes hear of others up to K − 1 edges away.</param>
    /// <param name="largestEigenvalue">λ; no graph's Laplacian has an eigenvalue above 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no terms or far too many, the eigenvalue is not positive, or there is no such edge feature.</exception>
    public ChebyshevLayer(ParameterScope parameters, InputWidths inputs, int outputs, int terms = 3, double largestEigenvalue = 2)
    {
        if (!(largestEigenvalue > 0 && double.IsFinite(largestEigenvalue)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(largestEigenvalue),
                largestEigenvalue,
                $"{nameof(ChebyshevLayer)}: a largest eigenvalue of {largestEigenvalue}; expected a positive number, such as 2.");
        }

        edges = new EdgeWeights(inputs, nameof(ChebyshevLayer));
        this.terms = new FilterTerms(parameters, inputs.Nodes, outputs, terms, nameof(ChebyshevLayer));
        this.largestEigenvalue = largestEigenvalue;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor entries = graph.Symmetric.Entries(edges.Of(state), context);
        Tensor last = terms.Product(terms.Last, state, context);
        Tensor? afterLast = null;
        for (int term = terms.Last - 1; term >= 0; term--)
        {
            Tensor shifted = Shifted(graph.Symmetric, last, entries);
            Tensor next = terms.Product(term, state, context) + (term > 0 ? 2 * shifted : shifted);
            (last, afterLast) = (afterLast is { } two ? next - two : next, last);
        }

        return (graph, state with { Nodes = last, SparseNodes = null });
    }

    /// <summary>L̃·x = (2/λ − 1)·x − (2/λ)·S·x.</summary>
    private Tensor Shifted(SymmetricAdjacency adjacency, Tensor x, Tensor entries)
    {
        double scale = 2 / largestEigenvalue;
        Tensor passed = adjacency.Times(x, entries) * -scale;
        return scale == 1 ? passed : passed + (x * (scale - 1));
    }
}

/// <summary>A <see cref="ChebyshevLayer"/> of a composed network.</summary>
public sealed record ChebyshevLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>K, how many terms there are: nodes hear of others up to K − 1 edges away.</summary>
    /// <value>Default: 3.</value>
    public int Terms { get; init; } = 3;

    /// <summary>λ, the largest eigenvalue of the graphs' Laplacians, or a bound of it; none is above 2.</summary>
    /// <value>Default: 2.</value>
    public double LargestEigenvalue { get; init; } = 2;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new ChebyshevLayer(parameters, inputs, Width, Terms, LargestEigenvalue);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Terms, FilterTerms.Most, nameof(Terms));
        CheckPositive(LargestEigenvalue, nameof(LargestEigenvalue));
    }
}
