namespace Equivariant.ML.Tensors;

/// <summary>
/// An operation on tensors: its values by an engine's kernels, and its gradient in terms of ops, so that the gradient of a gradient exists.
/// An op has no state; what a use of it needs lies in the node's <see cref="OpArguments"/>.
/// </summary>
internal abstract class Op
{
    /// <summary>Whether the result is another view of the first operand's numbers.</summary>
    internal virtual bool SharesStorage => false;

    /// <summary>Computes the node's numbers from its inputs and arguments.</summary>
    internal abstract void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs);

    /// <summary>Adds to the gradients of the inputs that want one.</summary>
    /// <param name="y">The node that the op computed.</param>
    /// <param name="g">The gradient with respect to it.</param>
    /// <param name="sink">Where the inputs' gradients go.</param>
    internal abstract void Backward(TensorNode y, Tensor g, GradientSink sink);

    internal Tensor Run(in Shape shape, in OpArguments arguments, Tensor x) => Run(shape, arguments, [x.Node], null);

    internal Tensor Run(in Shape shape, in OpArguments arguments, Tensor a, Tensor b) => Run(shape, arguments, [a.Node, b.Node], null);

    internal Tensor Run(in Shape shape, in OpArguments arguments, Tensor a, Tensor b, Tensor c) =>
        Run(shape, arguments, [a.Node, b.Node, c.Node], null);

    internal Tensor Run(in Shape shape, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs, ScopeState? home)
    {
        ScopeState scope = home ?? ScopeOf(inputs);
        TensorNode y = SharesStorage ? scope.NewNode(shape, inputs[0].Storage!) : scope.NewNode(shape);
        bool recorded = false;
        if (scope.Recording)
        {
            foreach (TensorNode input in inputs)
            {
                recorded |= input.RequiresGradient;
            }
        }

        if (recorded)
        {
            y.RequiresGradient = true;
            y.ComputedBy(this, arguments);
            foreach (TensorNode input in inputs)
            {
                y.Inputs.Add(input);
            }
        }

        Forward(y, scope.Engine, arguments, inputs);
        return y.Handle();
    }

    /// <summary>The scope in which operands are computed with.</summary>
    internal ScopeState ScopeOf(ReadOnlySpan<TensorNode> inputs)
    {
        ScopeState? scope = null;
        foreach (TensorNode input in inputs)
        {
            if (!ReferenceEquals(input.Engine, inputs[0].Engine))
            {
                throw new InvalidOperationException($"{GetType().Name}: the operands belong to different engines.");
            }

            if (input.Scope is { } its)
            {
                if (scope is not null && !ReferenceEquals(scope, its))
                {
                    throw new InvalidOperationException($"{GetType().Name}: the operands belong to different scopes.");
                }

                scope = its;
            }
        }

        return scope ?? throw new InvalidOperationException(
            $"{GetType().Name}: no operand belongs to a scope; bring one in with {nameof(Scope)}.{nameof(Scope.Use)}.");
    }
}
