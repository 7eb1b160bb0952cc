using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Says of nodes which community they belong to: those of the graph that was clustered, and of graphs that have grown from it.</summary>
/// <param name="communities">The communities.</param>
/// <param name="graph">The hash of the graph that was clustered; see <see cref="FirstNodes"/>.</param>
internal sealed class ClusterScorer(Communities communities, UInt128 graph) : IRowScorer
{
    internal Communities Communities => communities;

    private int Width => communities.Count;

    public IReadOnlyList<ScoreColumn> Columns() => ColumnsOf(Width);

    public long Size(Graph graph) => Math.Max(graph.NodeCount, graph.EdgeCount);

    public float[] Predict(GraphRow row, GraphEncodings encodings, long number) => Predict([row], encodings, number)[0];

    public float[][] Predict(ReadOnlySpan<GraphRow> rows, GraphEncodings? encodings = null, long? firstRow = null)
    {
        encodings ??= new GraphEncodings();
        foreach (int place in encodings.Begin(rows))
        {
            encodings.Add(rows[place].Graph, PredictAll(rows[place].Graph, firstRow + place));
        }

        int width = Width + 1;
        var predictions = new float[rows.Length][];
        for (int i = 0; i < predictions.Length; i++)
        {
            predictions[i] = encodings[rows[i].Graph].AsSpan(rows[i].First * width, width).ToArray();
        }

        return predictions;
    }

    /// <summary>The columns that are added where so many communities were found.</summary>
    internal static IReadOnlyList<ScoreColumn> ColumnsOf(int count) =>
    [
        ScoreColumn.Key(ScoreColumn.PredictedLabel, numbers => (int)numbers[^1], count, annotations: null),
        ScoreColumn.Vector(ScoreColumn.Score, count),
    ];

    /// <summary>Of each node its squared distance from each community's middle, and then the number of the nearest, −1 for none.</summary>
    /// <exception cref="InvalidOperationException">The graph has not grown from the one that was clustered.</exception>
    internal float[] PredictAll(Graph scored, long? row = null)
    {
        int known = communities.Assignments.Length;
        if (scored.NodeCount < known || FirstNodes.HashOf(scored, known) != graph)
        {
            throw new InvalidOperationException(
                $"{GraphRow.Named(row)} graph of {scored.NodeCount} nodes is not the one of {known} nodes in which the communities were found, nor has it grown from it: its first {known} nodes " +
                "are expected to be joined by the same edges.");
        }

        double[] places = communities.Extend(scored);
        var numbers = new float[scored.NodeCount * (Width + 1)];
        for (int node = 0; node < scored.NodeCount; node++)
        {
            Span<float> prediction = numbers.AsSpan(node * (Width + 1), Width + 1);
            prediction[^1] = communities.Nearest(places.AsSpan(node * Width, Width), prediction[..^1]);
        }

        return numbers;
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write((ulong)(graph >> 64));
        writer.Write((ulong)graph);
        CommunitiesFile.Write(communities, writer);
    }

    /// <exception cref="FormatException">The content makes no sense.</exception>
    internal static ClusterScorer Read(BinaryReader reader)
    {
        var hash = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        return new ClusterScorer(CommunitiesFile.Read(reader), hash);
    }
}
