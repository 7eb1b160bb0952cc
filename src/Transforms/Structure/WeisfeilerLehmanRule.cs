using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>How many nodes have a colour of each bucket.</summary>
internal sealed record WeisfeilerLehmanRule(int Iterations, int Bits, bool EdgeTypes, bool NodeFeatures) : VectorRule
{
    public override string Name => "WeisfeilerLehmanFeatures";

    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single, 1 << Bits);

    public override VectorLayout Layout => VectorLayout.Graph;

    public override VBuffer<float> Apply(Graph graph) =>
        FlatMatrix.Of(WeisfeilerLehman.Histogram(graph, Iterations, Bits, EdgeTypes, NodeFeatures), dense: false);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Iterations);
        writer.Write(Bits);
        writer.Write(EdgeTypes);
        writer.Write(NodeFeatures);
    }

    public static WeisfeilerLehmanRule Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());
}
