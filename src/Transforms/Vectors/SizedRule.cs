using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>What another rule makes of each node, or of any two, as a vector of known size, which trainers need: with zeros for the nodes that a graph does not have.</summary>
/// <param name="Inner">The other rule, one of <see cref="VectorRules.Sizable"/>.</param>
/// <param name="NodeCount">The most nodes of a graph.</param>
internal sealed record SizedRule(VectorRule Inner, int NodeCount) : VectorRule
{
    // A dense row of 64 MB: what a model file says is not to take the machine's memory.
    private const int MostNodes = 4096;

    public override string Name => "SizedVector";

    public override VectorLayout Layout => Inner.Layout;

    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single, Length);

    private bool IsMatrix => Inner.Layout == VectorLayout.NodesByNodes;

    private int Length => IsMatrix ? NodeCount * NodeCount : NodeCount;

    public override VBuffer<float> Apply(Graph graph)
    {
        int nodes = graph.NodeCount <= NodeCount
            ? graph.NodeCount
            : throw new ArgumentException($"The graph has {graph.NodeCount} nodes; expected at most {NodeCount}, for which there are places.");
        VBuffer<float> made = Inner.Apply(graph);
        float[] values = made.GetValues().ToArray();
        int[] places = made.IsDense ? [.. Enumerable.Range(0, made.Length)] : made.GetIndices().ToArray();
        for (int i = 0; IsMatrix && i < places.Length; i++)
        {
            places[i] = (places[i] / nodes * NodeCount) + (places[i] % nodes);
        }

        var sized = new VBuffer<float>(Length, values.Length, values, places);
        if (!made.IsDense)
        {
            return sized;
        }

        VBuffer<float> dense = default;
        sized.CopyToDense(ref dense);
        return dense;
    }

    public override void CheckSettings()
    {
        OptionChecks.Within("nodeCount", NodeCount, 1, MostNodes);
        Inner.CheckSettings();
    }

    public override void Write(BinaryWriter writer)
    {
        writer.Write(NodeCount);
        VectorRules.Sizable.Write(Inner.Name, Inner.Write, writer);
    }

    public static SizedRule Read(BinaryReader reader)
    {
        int nodeCount = reader.ReadInt32();
        return new SizedRule(VectorRules.Sizable.Read(reader), nodeCount);
    }
}
