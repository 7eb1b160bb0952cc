using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Transforms;

[assembly: ModelLoader<NeighborGraphFile>]

namespace Equivariant.ML.Transforms;

/// <summary>Reads the model files of neighbour graphs from before they were rules among others. None are written any more.</summary>
internal abstract class NeighborGraphFile : ISavedModel
{
    static ModelKind ISavedModel.Kind { get; } = new("NeighborGraph", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file) => file.Read("settings", reader =>
        new GraphRewriteTransformer(new RuleColumn<GraphRewriteRule, Graph>(reader.ReadString(), reader.ReadString(), Rule(reader))));

    private static GraphRewriteRule Rule(BinaryReader reader)
    {
        byte kind = reader.ReadByte();
        double cutoff = reader.ReadDouble();
        bool hasCount = reader.ReadBoolean();
        int count = reader.ReadInt32();
        return kind switch
        {
            0 => new CompleteRule(),
            1 => new NearestRule(hasCount ? count : 0),
            2 => new RadiusRule(cutoff, hasCount ? count : null),
            _ => throw new FormatException($"The model file holds neighbours of kind {kind}; expected 0, 1 or 2."),
        };
    }
}
