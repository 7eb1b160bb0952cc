namespace Equivariant.ML.Tensors;

/// <summary>
/// The lifetime of a computation: tensors made in a scope live until it is disposed, their numbers come from the scope's pool and go back
/// there. A recording scope also keeps what gradients need. A scope serves one thread at a time.
/// </summary>
public sealed class Scope : IDisposable
{
    private readonly ScopePool pool;
    private readonly BufferPool buffers;
    private readonly Stack<TensorNode> idle = new();
    private readonly List<TensorNode> tape = [];
    private readonly ReversePass reverse;
    private bool open;

    internal Scope(ScopePool pool, Engine engine)
    {
        this.pool = pool;
        Engine = engine;
        buffers = new BufferPool(engine);
        reverse = new ReversePass(this, tape);
    }

    /// <summary>The engine that computes.</summary>
    public Engine Engine { get; }

    /// <summary>Whether ops are recorded at this moment.</summary>
    public bool Recording { get; internal set; }

    /// <summary>A tensor of given numbers, row-major.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Constant(ReadOnlySpan<float> values, Shape shape)
    {
        CheckLength(values.Length, shape);
        TensorNode node = NewNode(shape);
        Engine.Write(values, node.Storage!);
        return node.Handle();
    }

    /// <summary>A tensor of given numbers, row-major.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Constant(ReadOnlySpan<double> values, Shape shape)
    {
        CheckLength(values.Length, shape);
        TensorNode node = NewNode(shape);
        Engine.Write(values, node.Storage!);
        return node.Handle();
    }

    /// <summary>A tensor with the same number everywhere.</summary>
    public Tensor Full(double value, Shape shape)
    {
        TensorNode node = NewNode(shape);
        Engine.Fill(value, node.Storage!, shape.Length);
        return node.Handle();
    }

    /// <summary>The same numbers as a leaf of this scope with respect to which gradients can be taken.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to another scope or engine.</exception>
    public Tensor Variable(Tensor value)
    {
        CheckHome(value);
        TensorNode leaf = NewNode(value.Shape, value.Node.Storage!);
        leaf.RequiresGradient = true;
        return leaf.Handle();
    }

    /// <summary>A tensor that lives outside scopes, such as a parameter, as an operand of this one's.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to another scope or engine.</exception>
    public Tensor Use(Tensor outside)
    {
        CheckHome(outside);
        return TensorOps.Reshape(outside, outside.Shape, this);
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

        return reverse.Gradients(of.Node, with, record, keep || record);
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
        reverse.Accumulate(loss.Node);
    }

    /// <summary>A mark to which <see cref="Sweep"/> clears.</summary>
    internal int Mark() => tape.Count;

    /// <summary>
    /// Gives back what was computed since a mark, except what is kept. Does nothing while recording, when a gradient may still need it.
    /// </summary>
    internal void Sweep(int mark, ReadOnlySpan<Tensor?> kept)
    {
        if (Recording)
        {
            return;
        }

        Request(kept, true);

        int count = mark;
        for (int place = mark; place < tape.Count; place++)
        {
            TensorNode node = tape[place];
            if (node.Requested)
            {
                node.Place = count;
                tape[count++] = node;
            }
            else
            {
                GiveBack(node);
            }
        }

        tape.RemoveRange(count, tape.Count - count);
        Request(kept, false);
    }

    /// <summary>Ends the scope: its tensors are gone.</summary>
    public void Dispose()
    {
        if (!open)
        {
            return;
        }

        open = false;
        foreach (TensorNode node in tape)
        {
            GiveBack(node);
        }

        tape.Clear();
        buffers.Trim();
        pool.Return(this);
    }

    internal void Open(bool recording)
    {
        open = true;
        Recording = recording;
    }

    /// <summary>A node whose numbers are yet to be written.</summary>
    internal TensorNode NewNode(in Shape shape)
    {
        ObjectDisposedException.ThrowIf(!open, this);
        return NewNode(shape, buffers.Rent(shape.Length));
    }

    /// <summary>A node that shares numbers.</summary>
    internal TensorNode NewNode(in Shape shape, Storage shared)
    {
        ObjectDisposedException.ThrowIf(!open, this);
        if (shared.Pooled)
        {
            shared.References++;
        }

        if (!idle.TryPop(out TensorNode? node))
        {
            node = new TensorNode(Engine);
        }

        node.Begin(this, shape, shared);
        node.Place = tape.Count;
        tape.Add(node);
        return node;
    }

    /// <summary>Ends a node's life while it keeps its place on the tape; its storage goes back to the pool with its last user.</summary>
    internal void Drop(TensorNode node)
    {
        Storage? storage = node.End();
        if (storage is { Pooled: true } && --storage.References == 0)
        {
            buffers.Return(storage);
        }
    }

    /// <summary>Ends the life of a node that is no longer on the tape.</summary>
    internal void GiveBack(TensorNode node)
    {
        Drop(node);
        idle.Push(node);
    }

    private static void Request(ReadOnlySpan<Tensor?> kept, bool requested)
    {
        foreach (Tensor? tensor in kept)
        {
            // What lives outside scopes may be shared between threads, and no sweep reaches it.
            if (tensor is { } given && given.Node is { Scope: not null } node)
            {
                node.Requested = requested;
            }
        }
    }

    private static void CheckLength(int length, in Shape shape)
    {
        if (length != shape.Length)
        {
            throw new ArgumentException($"{length} numbers for a tensor {shape}; expected {shape.Length}.", nameof(length));
        }
    }

    private void CheckHome(Tensor tensor)
    {
        TensorNode node = tensor.Node;
        if (!ReferenceEquals(node.Engine, Engine) || (node.Scope is not null && !ReferenceEquals(node.Scope, this)))
        {
            throw new InvalidOperationException("The tensor belongs to another scope or engine.");
        }
    }

    private void CheckOwn(Tensor tensor)
    {
        if (!ReferenceEquals(tensor.Node.Scope, this))
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
