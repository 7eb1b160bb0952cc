using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>What can be said of a graph as a whole.</summary>
internal sealed record StatisticsRule(int MostNodes) : VectorRule
{
    public override string Name => "GraphStatistics";

    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single, GraphStatistics.Names.Count);

    public override VectorLayout Layout => VectorLayout.Graph;

    public override IReadOnlyList<string> SlotNames => GraphStatistics.Names;

    // Not computed is missing, which FlatMatrix would take for too large.
    public override VBuffer<float> Apply(Graph graph)
    {
        float[] numbers = Array.ConvertAll(GraphStatistics.Of(graph, MostNodes).ToVector(), number => (float)number);
        return new VBuffer<float>(numbers.Length, numbers);
    }

    public override void Write(BinaryWriter writer) => writer.Write(MostNodes);

    public static StatisticsRule Read(BinaryReader reader) => new(reader.ReadInt32());
}
