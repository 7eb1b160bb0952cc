namespace Equivariant.ML.Networks;

/// <summary>How a prediction for a pair of nodes is made of the features of both.</summary>
public enum LinkDecoder
{
    /// <summary>By linear maps of both, and of what else the pair has, as many as <see cref="NetworkOptions.HeadLayers"/>.</summary>
    Mlp,

    /// <summary>The logit hᵢ·hⱼ (Kipf and Welling 2016): <see cref="EdgeDecoder.InnerProduct"/> of the features themselves.</summary>
    InnerProduct,

    /// <summary>The logit w·|hᵢ − hⱼ|² + b, with w and b learnt: <see cref="EdgeDecoder.Distance"/> of the features themselves.</summary>
    Distance,
}
