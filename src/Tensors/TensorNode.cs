namespace Equivariant.ML.Tensors;

/// <summary>
/// What a <see cref="Tensor"/> stands for: numbers, their shape and, while a scope records, how they came about.
/// Nodes of a scope are used again; <see cref="Version"/> counts the uses, so that an old handle is told from a new one.
/// </summary>
internal sealed class TensorNode
{
    internal TensorNode(Engine engine) => Engine = engine;

    internal Engine Engine { get; }

    internal uint Version { get; private set; }

    internal Shape Shape { get; private set; }

    /// <summary>Null once the numbers have been given back.</summary>
    internal Storage? Storage { get; private set; }

    /// <summary>Null for what lives outside scopes: parameters and their like.</summary>
    internal ScopeState? Scope { get; private set; }

    /// <summary>Whether gradients can flow to it: it is a variable, a parameter, or was computed from one while recording.</summary>
    internal bool RequiresGradient { get; set; }

    /// <summary>Where a parameter's gradient is added up by <see cref="Scope.Backward"/>.</summary>
    internal Storage? Accumulator { get; set; }

    /// <summary>How it was computed; null for a leaf and for what was computed without recording.</summary>
    internal Op? Op { get; private set; }

    internal OpArguments Arguments { get; private set; }

    /// <summary>What it was computed from.</summary>
    internal List<TensorNode> Inputs { get; } = new(3);

    /// <summary>Its place on the scope's tape, or −1.</summary>
    internal int Place { get; set; } = -1;

    /// <summary>During a reverse pass: the gradient gathered so far.</summary>
    internal TensorNode? Gradient { get; set; }

    /// <summary>During a reverse pass: how many nodes have this one as their gradient.</summary>
    internal int Holders { get; set; }

    /// <summary>During a reverse pass: whether its gradient was asked for, and so outlives the pass.</summary>
    internal bool Requested { get; set; }

    /// <summary>The last reverse pass for which the node lies between its inputs and its output.</summary>
    internal long Pass { get; set; }

    internal void Begin(ScopeState? scope, in Shape shape, Storage storage)
    {
        Scope = scope;
        Shape = shape;
        Storage = storage;
    }

    internal void ComputedBy(Op op, in OpArguments arguments)
    {
        Op = op;
        Arguments = arguments;
    }

    /// <summary>Ends this use of the node: handles to it are dead from here on. Returns the storage, which is the caller's to give back.</summary>
    internal Storage? End()
    {
        Storage? storage = Storage;
        Version++;
        Storage = null;
        Scope = null;
        RequiresGradient = false;
        Op = null;
        Arguments = default;
        Inputs.Clear();
        Place = -1;
        Gradient = null;
        Holders = 0;
        Requested = false;
        return storage;
    }

    internal Tensor Handle() => new(this, Version);

    internal Tensor Input(int input) => Inputs[input].Handle();
}
