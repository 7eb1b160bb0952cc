using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The graph of a graph's communities.</summary>
internal sealed record CoarsenRule(int Count, Pooling Pooling, bool SelfLoops) : GraphRewriteRule
{
    public override string Name => "CoarsenGraph";

    // k-means begins with nodes drawn by their numbers.
    public override NodeOrder Order => NodeOrder.DecidesTies;

    public override Graph Apply(Graph graph) => GraphCoarsening.ByCommunities(graph, Count, Pooling, SelfLoops);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write((byte)Pooling);
        writer.Write(SelfLoops);
    }

    public static CoarsenRule Read(BinaryReader reader) => new(reader.ReadInt32(), (Pooling)reader.ReadByte(), reader.ReadBoolean());
}
