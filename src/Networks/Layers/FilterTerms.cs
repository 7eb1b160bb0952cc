using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The weights of a filter Σₖ pₖ(L)·H·Wₖ + b, one for each term.</summary>
internal sealed class FilterTerms
{
    // Each term is a pass along all edges; beyond this a filter is a mistake, or a hostile model file.
    internal const int Most = 256;

    private readonly Parameter[] weights;
    private readonly Parameter bias;
    private readonly string layer;

    internal FilterTerms(ParameterScope parameters, int inputs, int outputs, int terms, string layer)
    {
        if (terms is < 1 or > Most)
        {
            throw new ArgumentOutOfRangeException(nameof(terms), terms, $"{layer}: {terms} terms; expected 1 to {Most}.");
        }

        weights = [.. Enumerable.Range(0, terms).Select(term =>
            parameters[$"term{term}"].Add("weight", new Shape(inputs, outputs), Initializer.Glorot(inputs, outputs)))];
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
        this.layer = layer;
    }

    /// <summary>The last term's place.</summary>
    internal int Last => weights.Length - 1;

    /// <summary>H·Wₖ, and of the first term + b, [nodes×outputs].</summary>
    internal Tensor Product(int term, in GraphState state, Context context)
    {
        Tensor product = state.NodesTimes(weights[term], layer, context);
        return term == 0 ? product + bias.Value : product;
    }
}
