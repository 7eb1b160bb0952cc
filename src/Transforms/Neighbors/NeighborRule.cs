using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Which nodes become neighbours.</summary>
internal sealed record NeighborRule : GraphRule<Graph>
{
    private readonly NeighborKind kind;
    private readonly double cutoff;
    private readonly int? count;

    private NeighborRule(NeighborKind kind, double cutoff = 0, int? count = null)
    {
        this.kind = kind;
        this.cutoff = cutoff;
        this.count = count;
        CheckSettings();
    }

    private enum NeighborKind : byte
    {
        Complete,
        Nearest,
        Radius,
    }

    public override string Name => kind switch
    {
        NeighborKind.Complete => "CompleteGraph",
        NeighborKind.Nearest => "NearestNeighborGraph",
        _ => "RadiusGraph",
    };

    public override DataViewType Type => GraphDataViewType.Instance;

    public static NeighborRule Complete() => new(NeighborKind.Complete);

    public static NeighborRule Nearest(int k) => new(NeighborKind.Nearest, count: k);

    public static NeighborRule Radius(double cutoff, int? maxNeighbors) => new(NeighborKind.Radius, cutoff, maxNeighbors);

    public override Graph Apply(Graph graph) => kind switch
    {
        NeighborKind.Complete => Data.Neighbors.Complete(graph),
        NeighborKind.Nearest => Data.Neighbors.Nearest(graph, count ?? 0),
        NeighborKind.Radius => Data.Neighbors.Radius(graph, cutoff, count),
        _ => throw new ArgumentException($"Rule {kind}; expected {string.Join(", ", Enum.GetNames<NeighborKind>())}."),
    };

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)kind);
        writer.Write(cutoff);
        writer.Write(count.HasValue);
        writer.Write(count ?? 0);
    }

    public static NeighborRule Read(BinaryReader reader)
    {
        var kind = (NeighborKind)reader.ReadByte();
        double cutoff = reader.ReadDouble();
        bool hasCount = reader.ReadBoolean();
        int count = reader.ReadInt32();
        return new NeighborRule(kind, cutoff, hasCount ? count : null);
    }
}
