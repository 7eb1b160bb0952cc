namespace Equivariant.ML.Tensors;

/// <summary>
/// The lifetime of a computation: tensors made in a scope live until it is disposed, their numbers come from the scope's pool and go back
/// there. A recording scope also keeps what gradients need. A scope serves one thread at a time. Once disposed it can only be disposed again.
/// </summary>
public readonly struct Scope : IDisposable, IEquatable<Scope>
{
    private readonly ScopeState? state;
    private readonly uint version;

    internal Scope(ScopeState state, uint version)
    {
        this.state = state;
        this.version = version;
    }

    /// <summary>The engine that computes.</summary>
    public Engine Engine => State.Engine;

    /// <summary>Whether ops are recorded at this moment.</summary>
    public bool Recording => State.Recording;

    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    internal ScopeState State =>
        state is { } its && its.Version == version
            ? its
            : throw (state is null
                ? new InvalidOperationException($"This scope was never begun; {nameof(Tensors.Engine.BeginScope)} gives one.")
                : new ObjectDisposedException(nameof(Scope), "This scope has ended."));

    /// <summary>A tensor of given numbers, row-major.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Constant(ReadOnlySpan<float> values, Shape shape)
    {
        Engine.CheckLength(values.Length, shape, nameof(values));
        TensorNode node = State.NewNode(shape);
        Engine.Write(values, node.Storage!);
        return node.Handle();
    }

    /// <summary>A tensor of given numbers, row-major.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Constant(ReadOnlySpan<double> values, Shape shape)
    {
        Engine.CheckLength(values.Length, shape, nameof(values));
        TensorNode node = State.NewNode(shape);
        Engine.Write(values, node.Storage!);
        return node.Handle();
    }

    /// <summary>A tensor with the same number everywhere.</summary>
    public Tensor Full(double value, Shape shape) => State.Full(value, shape);

    /// <summary>The same numbers as a leaf of this scope with respect to which gradients can be taken.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to another scope or engine.</exception>
    public Tensor Variable(Tensor value)
    {
        CheckHome(value);
        TensorNode leaf = State.NewNode(value.Shape, value.Node.Storage!);
        leaf.RequiresGradient = true;
        return leaf.Handle();
    }

    /// <summary>A tensor that lives outside scopes, such as a parameter, as an operand of this one's.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to another scope or engine.</exception>
    public Tensor Use(Tensor outside)
    {
        CheckHome(outside);
        return TensorOps.Reshape(outside, outside.Shape, State);
    }

    /// <summary>
    /// Gradients of a number with respect to tensors, which are leaves or were computed in this scope.
    /// </summary>
    /// <param name="of">A tensor of one element.</param>
    /// <param name="with">What to take the gradient with respect to.</param>
    /// <param name="record">Whether the gradients are to be differentiated in their turn; the recording is then kept too.</param>
    /// <param name="keep">Whether the recording is kept; else what the pass has used for the last time is given back.</param>
    /// <returns>A gradient for each of <paramref name="with"/>, of its shape; zeros where the number does not depend on it.</returns>
    /// <exception cref="InvalidOperationException">
    /// The scope does not record, a tensor does not belong to it, or an earlier pass has given back what this one needs.
    /// </exception>
    public Tensor[] Gradients(Tensor of, ReadOnlySpan<Tensor> with, bool record = false, bool keep = false)
    {
        CheckRoot(of);
        foreach (Tensor x in with)
        {
            CheckOwn(x);
        }

        return State.Reverse.Gradients(of.Node, with, record, keep || record);
    }

    /// <summary>
    /// Adds the gradient of a number with respect to every parameter it depends on to that parameter's gradient
    /// (<see cref="ParameterSet"/>), and gives back what was recorded for it.
    /// </summary>
    /// <param name="loss">A tensor of one element.</param>
    /// <exception cref="InvalidOperationException">The scope does not record, or an earlier pass has given back what this one needs.</exception>
    public void Backward(Tensor loss)
    {
        CheckRoot(loss);
        State.Reverse.Accumulate(loss.Node);
    }

    /// <summary>Ends the scope: its tensors are gone. A scope that has ended already stays so.</summary>
    public void Dispose()
    {
        if (state is { } its && its.Version == version)
        {
            its.Close();
        }
    }

    /// <inheritdoc/>
    public bool Equals(Scope other) => ReferenceEquals(state, other.state) && version == other.version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(state, version);

    /// <summary>Whether two stand for the same scope.</summary>
    public static bool operator ==(Scope left, Scope right) => left.Equals(right);

    /// <summary>Whether two stand for different scopes.</summary>
    public static bool operator !=(Scope left, Scope right) => !left.Equals(right);

    private void CheckHome(Tensor tensor)
    {
        TensorNode node = tensor.Node;
        if (!ReferenceEquals(node.Engine, Engine) || (node.Scope is not null && !ReferenceEquals(node.Scope, State)))
        {
            throw new InvalidOperationException("The tensor belongs to another scope or engine.");
        }
    }

    private void CheckOwn(Tensor tensor)
    {
        if (!ReferenceEquals(tensor.Node.Scope, State))
        {
            throw new InvalidOperationException("The tensor does not belong to this scope.");
        }
    }

    private void CheckRoot(Tensor of)
    {
        CheckOwn(of);
        if (of.Shape.Length != 1)
        {
            throw new ArgumentException($"A gradient is that of one number; got a tensor {of.Shape}.", nameof(of));
        }

        if (!of.RequiresGradient)
        {
            throw new InvalidOperationException("The tensor depends on no variable or parameter, or the scope was begun without recording.");
        }
    }
}
