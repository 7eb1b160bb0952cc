using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A prediction transformer in a model file: the columns that it reads, its network, and which edges of known graphs carry messages.</summary>
internal static class PredictionFile
{
    internal static void Write(GraphPredictor predictor, RowColumns columns, ModelWriter file)
    {
        file.Write("columns", writer =>
        {
            string[] names = [columns.Graph, .. columns.Nodes];
            writer.Write(names.Length);
            foreach (string name in names)
            {
                writer.Write(name);
            }
        });
        NetworkFile.Write(predictor.Network, file);
        file.Write("messages", writer =>
        {
            writer.Write(predictor.Messages is not null);
            predictor.Messages?.Write(writer);
        });
    }

    /// <exception cref="FormatException">The parts make no sense, or hold a network for another task.</exception>
    internal static (GraphPredictor Predictor, RowColumns Columns) Read<TOutput, TScores>(ModelReader file)
        where TOutput : Output
        where TScores : Scores
    {
        RowColumns columns = file.Read("columns", ReadColumns);
        GraphNetwork network = NetworkFile.Read(file, new ManagedEngine());
        ModelDescription description = network.Description;
        if (description.Output is not TOutput || description.Scores is not TScores)
        {
            throw new FormatException(
                $"The model's network predicts {description.Output.GetType().Name} as {description.Scores.GetType().Name}; " +
                $"expected {typeof(TOutput).Name} as {typeof(TScores).Name}.");
        }

        if (columns.Shape != description.Output.Rows)
        {
            throw new FormatException($"The model's rows are of shape {columns.Shape}; expected {description.Output.Rows}.");
        }

        return (new GraphPredictor(network, file.Read("messages", reader => reader.ReadBoolean() ? MessageEdges.Read(reader) : null)), columns);
    }

    private static RowColumns ReadColumns(BinaryReader reader) => reader.ReadInt32() switch
    {
        1 => new RowColumns(reader.ReadString()),
        2 => new RowColumns(reader.ReadString(), reader.ReadString()),
        3 => new RowColumns(reader.ReadString(), reader.ReadString(), reader.ReadString()),
        int count => throw new FormatException($"The model reads {count} columns; expected 1 to 3."),
    };
}
