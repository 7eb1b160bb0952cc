namespace Equivariant.ML.Networks;

/// <summary>How the embeddings z of two nodes tell whether an edge joins them: the logit, whose sigmoid is the probability.</summary>
public enum EdgeDecoder
{
    /// <summary>w·|zᵢ − zⱼ|² + b, learnt from w = −0.1 and b = 1 on (Satorras et al. 2021, equation 9): it stays the same when embeddings are moved, turned or mirrored.</summary>
    Distance,

    /// <summary>Σₖ wₖ·(zᵢₖ − zⱼₖ)² + b, a linear map of the squared differences, as the authors decode networks that know no geometry.</summary>
    SquaredDifferences,

    /// <summary>zᵢ·zⱼ (Kipf and Welling 2016). It has no parameters.</summary>
    InnerProduct,
}
