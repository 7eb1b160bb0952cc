using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>What a transform makes of each graph by itself. Its settings are all that it is: rules of the same settings are equal.</summary>
/// <typeparam name="TValue">What it makes.</typeparam>
internal abstract record GraphRule<TValue>
{
    private static readonly Graph NoNodes = new GraphBuilder(0).Build();

    /// <summary>The transform's name in its catalog, for messages and, once and for all, for model files.</summary>
    public abstract string Name { get; }

    /// <summary>The type of the column.</summary>
    public abstract DataViewType Type { get; }

    /// <summary>What the places of a vector of known size are called; none where they have no names.</summary>
    public virtual IReadOnlyList<string> SlotNames => [];

    /// <exception cref="ArgumentException">There is no such thing of this graph; the message says why.</exception>
    public abstract TValue Apply(Graph graph);

    /// <summary>Writes the settings.</summary>
    public abstract void Write(BinaryWriter writer);

    /// <summary>Hands what was made to one who may write into it.</summary>
    public virtual void Give(TValue made, ref TValue value) => value = made;

    /// <summary>What computes checks its own arguments, and a graph without nodes asks for nothing else.</summary>
    /// <exception cref="ArgumentException">Settings that make no sense.</exception>
    public virtual void CheckSettings() => _ = Apply(NoNodes);
}
