using Equivariant.ML.Data;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Predictions of a trained network, in labels' units. Threads may share one.</summary>
/// <param name="network">The network.</param>
/// <param name="messages">Which edges of known graphs carry messages; null for all.</param>
internal sealed class GraphPredictor(GraphNetwork network, MessageEdges? messages = null) : IRowScorer
{
    private readonly InferencePaths paths = new(network);

    internal GraphNetwork Network => network;

    internal MessageEdges? Messages => messages;

    private ModelDescription Model => network.Description;

    /// <summary>Predicts for a graph, where rows are graphs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="row">The number of its row, for messages; null for none.</param>
    /// <returns>Its numbers, or its nodes' vectors one after the other.</returns>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    internal float[] PredictGraph(Graph graph, long? row = null)
    {
        Model.Graphs.Check(graph, row);
        float[] numbers = paths.Encode(ToInput(graph));
        Model.Scores.Finish(numbers, graph);
        return numbers;
    }

    /// <summary>Predicts for each node of a graph, where rows are nodes.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    internal float[][] PredictNodes(Graph graph)
    {
        Model.Graphs.Check(graph, null);
        float[][] predictions = Split(paths.EncodeAndDecode(ToInput(graph)));
        foreach (float[] numbers in predictions)
        {
            Model.Scores.Finish(numbers, graph);
        }

        return predictions;
    }

    IReadOnlyList<ScoreColumn> IRowScorer.Columns() => Model.Scores.Columns();

    long IRowScorer.Size(Graph graph) => Math.Max(graph.NodeCount, network.Batcher.EdgeCount(graph));

    /// <summary>Predicts for one row, as the other does for several.</summary>
    public float[] Predict(GraphRow row, GraphEncodings encodings, long number) =>
        Model.Output.Rows == RowShape.Graph ? PredictGraph(row.Graph, number) : Predict([row], encodings, number)[0];

    /// <summary>Predicts for each row.</summary>
    /// <param name="rows">What the rows are about; node indices are already checked.</param>
    /// <param name="encodings">What was computed of graphs before, which is used again; what is computed now is kept in it, and what was not used leaves.</param>
    /// <param name="firstRow">The number of the first row, for messages; null for none.</param>
    /// <returns>A vector a row: its numbers, or its nodes' vectors one after the other.</returns>
    /// <exception cref="InvalidOperationException">A graph has other features than the training graphs.</exception>
    public float[][] Predict(ReadOnlySpan<GraphRow> rows, GraphEncodings? encodings = null, long? firstRow = null)
    {
        encodings ??= new GraphEncodings();
        Encode(rows, encodings, firstRow);
        float[][] predictions = Model.Output.Rows == RowShape.Graph ? Copies(rows, encodings) : Decode(rows, encodings);
        for (int i = 0; i < predictions.Length; i++)
        {
            Model.Scores.Finish(predictions[i], rows[i].Graph);
        }

        return predictions;
    }

    /// <summary>Computes each graph that is not known yet, all in one batch.</summary>
    private void Encode(ReadOnlySpan<GraphRow> rows, GraphEncodings encodings, long? firstRow)
    {
        List<int> unknown = encodings.Begin(rows);
        foreach (int place in unknown)
        {
            Model.Graphs.Check(rows[place].Graph, firstRow + place);
        }

        if (unknown.Count == 1)
        {
            Graph graph = rows[unknown[0]].Graph;
            encodings.Add(graph, paths.Encode(ToInput(graph)));
        }
        else if (unknown.Count > 1)
        {
            var graphs = new Graph[unknown.Count];
            for (int i = 0; i < graphs.Length; i++)
            {
                graphs[i] = rows[unknown[i]].Graph;
            }

            Encode(graphs, encodings);
        }
    }

    private void Encode(Graph[] graphs, GraphEncodings encodings)
    {
        using Scope scope = network.Engine.BeginScope();
        PackedBatch batch = network.Batcher.Pack(Array.ConvertAll(graphs, ToInput));
        Tensor encoding = network.Encode(batch, scope);
        ReadOnlySpan<float> values = encoding.ToArray();
        ReadOnlySpan<float> decoded = Model.Output.DecodesGraphs ? network.DecodeGraphs(batch.Graph, encoding).ToArray() : [];
        foreach (Graph graph in graphs)
        {
            int length = Model.Output.EncodingLength(graph.NodeCount, Model);
            int more = Model.Output.DecodedLength(graph.NodeCount);
            encodings.Add(graph, [.. values[..length], .. decoded[..more]]);
            values = values[length..];
            decoded = decoded[more..];
        }
    }

    /// <summary>The graph that the network reads, with the edges that carry messages.</summary>
    internal Graph ToInput(Graph graph) => network.ToInput(messages?.Strip(graph) ?? graph);

    private static float[][] Copies(ReadOnlySpan<GraphRow> rows, GraphEncodings encodings)
    {
        var copies = new float[rows.Length][];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = [.. encodings[rows[i].Graph]];
        }

        return copies;
    }

    private float[][] Decode(ReadOnlySpan<GraphRow> rows, GraphEncodings encodings)
    {
        int width = Model.Network.NodeWidth;
        int own = Model.Output.InputWidth(Model.Graphs);
        var first = new float[rows.Length * width];
        var second = new float[Model.Output.Rows == RowShape.Pair ? first.Length : 0];
        var inputs = new float[rows.Length * own];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> nodes = encodings[rows[i].Graph];
            nodes.Slice(rows[i].First * width, width).CopyTo(first.AsSpan(i * width));
            if (second.Length > 0)
            {
                nodes.Slice(rows[i].Second * width, width).CopyTo(second.AsSpan(i * width));
            }

            Model.Output.FillInputs(Model.Graphs, rows[i], inputs.AsSpan(i * own, own));
        }

        using Scope scope = network.Engine.BeginScope();
        var shape = new Shape(rows.Length, width);
        Tensor decoded = network.Decode(scope.Constant(first, shape), second.Length > 0 ? scope.Constant(second, shape) : null, inputs, scope);
        return Split(decoded.ToArray());
    }

    private float[][] Split(ReadOnlySpan<float> numbers)
    {
        int width = Model.Scores.Width;
        var rows = new float[numbers.Length / width][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = numbers.Slice(i * width, width).ToArray();
        }

        return rows;
    }
}
