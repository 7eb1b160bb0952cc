using Equivariant.ML.Data;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Predictions of a trained network, in labels' units.</summary>
internal sealed class GraphPredictor(GraphNetwork network)
{
    internal GraphNetwork Network => network;

    /// <summary>Predicts for each graph; the rows that they came with are counted on from <paramref name="firstRow"/> in messages, unless that is null.</summary>
    /// <returns>A vector a graph: its numbers, or its nodes' vectors one after the other.</returns>
    /// <exception cref="InvalidOperationException">A graph is missing, or has other features than the training graphs.</exception>
    internal float[][] Predict(ReadOnlySpan<Graph?> graphs, long? firstRow = null)
    {
        ModelDescription model = network.Description;
        var checkedGraphs = new Graph[graphs.Length];
        for (int i = 0; i < graphs.Length; i++)
        {
            checkedGraphs[i] = graphs[i] ?? throw new InvalidOperationException(firstRow is null ? "There is no graph." : $"Row {firstRow + i}: there is no graph.");
            model.Graphs.Check(checkedGraphs[i], firstRow + i);
        }

        using Scope scope = network.Engine.BeginScope();
        ReadOnlySpan<float> values = network.Forward(network.Batcher.Pack(checkedGraphs), scope).ToArray();
        var predictions = new float[graphs.Length][];
        for (int i = 0; i < predictions.Length; i++)
        {
            Graph graph = checkedGraphs[i];
            int length = model.Output.Length(graph.NodeCount, model.Graphs);
            predictions[i] = values[..length].ToArray();
            foreach (ref float value in predictions[i].AsSpan())
            {
                value = model.Scale.ToLabel(value, graph);
            }

            values = values[length..];
        }

        return predictions;
    }
}
