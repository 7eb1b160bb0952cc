using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes within a number of edges of given ones.</summary>
internal sealed record NeighborhoodRule(NumberList<int> Nodes, int Hops, EdgeDirection? Direction) : GraphRewriteRule
{
    public override string Name => "SelectNeighborhood";

    public override NodeOrder Order => NodeOrder.Matters;

    public override Graph Apply(Graph graph) => graph.Neighborhood(Nodes.Numbers, Hops, Direction);

    // Which nodes there are is another matter in each graph.
    public override void CheckSettings()
    {
        _ = new GraphBuilder(0).Build().Neighborhood([], Hops, Direction);
        if (Nodes.Numbers.IsEmpty || Nodes.Numbers.ContainsAnyInRange(int.MinValue, -1))
        {
            throw new ArgumentException($"nodes are {Nodes}; expected one or more of 0 or more.", "nodes");
        }
    }

    public override void Write(BinaryWriter writer)
    {
        Nodes.Write(writer);
        writer.Write(Hops);
        writer.WriteOptional((int?)Direction);
    }

    public static NeighborhoodRule Read(BinaryReader reader) => new(NumberList<int>.Read(reader), reader.ReadInt32(), (EdgeDirection?)reader.ReadOptionalInt32());
}
