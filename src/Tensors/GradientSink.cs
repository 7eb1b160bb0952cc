namespace Equivariant.ML.Tensors;

/// <summary>Where an op's backward step puts the gradients of its inputs.</summary>
internal readonly ref struct GradientSink(ReversePass pass, TensorNode y)
{
    /// <summary>Whether the gradients are to be differentiated in their turn, so that only differentiable ops may compute them.</summary>
    internal bool Recording => pass.Recording;

    /// <summary>Whether anything depends on the gradient of an input.</summary>
    internal bool Wants(int input) => pass.Wants(y.Inputs[input]);

    /// <summary>Adds to the gradient of an input.</summary>
    internal void Add(int input, Tensor contribution) => pass.Add(y.Inputs[input], contribution.Node);
}
