namespace Equivariant.ML.Tensors;

/// <summary>
/// What a scope works with: its tape, its idle nodes, its pool of buffers. One scope after the other uses it;
/// <see cref="Version"/> counts them, so that a scope that has ended is told from the one that is open now.
/// </summary>
internal sealed class ScopeState
{
    private readonly ScopePool pool;
    private readonly BufferPool buffers;
    private readonly Stack<TensorNode> idle = new();
    private readonly List<TensorNode> tape = [];

    internal ScopeState(ScopePool pool, Engine engine)
    {
        this.pool = pool;
        Engine = engine;
        buffers = new BufferPool(engine);
        Reverse = new ReversePass(this, tape);
    }

    internal Engine Engine { get; }

    internal ReversePass Reverse { get; }

    /// <summary>How many scopes have ended.</summary>
    internal uint Version { get; private set; }

    internal bool Recording { get; set; }

    internal Scope Open(bool recording)
    {
        Recording = recording;
        return new Scope(this, Version);
    }

    /// <summary>Ends the scope that is open.</summary>
    internal void Close()
    {
        Version++;
        foreach (TensorNode node in tape)
        {
            GiveBack(node);
        }

        tape.Clear();
        buffers.Trim();
        pool.Return(this);
    }

    internal Tensor Full(double value, in Shape shape)
    {
        TensorNode node = NewNode(shape);
        Engine.Fill(value, node.Storage!, shape.Length);
        return node.Handle();
    }

    /// <summary>A node whose numbers are yet to be written.</summary>
    internal TensorNode NewNode(in Shape shape) => NewNode(shape, buffers.Rent(shape.Length));

    /// <summary>A node that shares numbers.</summary>
    internal TensorNode NewNode(in Shape shape, Storage shared)
    {
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
}
