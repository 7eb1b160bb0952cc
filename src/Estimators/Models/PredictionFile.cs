using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A prediction transformer in a model file: the column that it reads, then its network.</summary>
internal static class PredictionFile
{
    internal static void Write(GraphPredictor predictor, string graphColumn, ModelWriter file)
    {
        file.Write("columns", writer => writer.Write(graphColumn));
        NetworkFile.Write(predictor.Network, file);
    }

    /// <exception cref="FormatException">The parts make no sense, or hold a network for another task.</exception>
    internal static (GraphPredictor Predictor, string GraphColumn) Read<TOutput>(ModelReader file)
        where TOutput : Output
    {
        string column = file.Read("columns", reader => reader.ReadString());
        GraphNetwork network = NetworkFile.Read(file, new ManagedEngine());
        return network.Description.Output is TOutput
            ? (new GraphPredictor(network), column)
            : throw new FormatException($"The model's network predicts {network.Description.Output.GetType().Name}; expected {typeof(TOutput).Name}.");
    }
}
