using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What was told of pairs so far, rightly and wrongly.</summary>
internal sealed class EdgeErrors
{
    private double crossEntropy;
    private long graphs;
    private long found;
    private long missed;
    private long invented;

    internal long PairCount { get; private set; }

    /// <param name="graph">A graph.</param>
    /// <param name="logits">Row-major, [nodes×nodes].</param>
    internal void Add(Graph graph, ReadOnlySpan<float> logits)
    {
        float[] edges = EdgeLabelColumn.Pairs(graph);
        int nodes = graph.NodeCount;
        int pair = 0;
        for (int entry = 0; entry < logits.Length; entry++)
        {
            if (entry / nodes == entry % nodes)
            {
                continue;
            }

            double logit = logits[entry];
            bool edge = edges[pair++] > 0;
            crossEntropy += Math.Max(logit, 0) - (edge ? logit : 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            found += edge && logit > 0 ? 1 : 0;
            missed += edge && !(logit > 0) ? 1 : 0;
            invented += !edge && logit > 0 ? 1 : 0;
        }

        PairCount += pair;
        graphs++;
    }

    internal EdgeMetrics ToMetrics() => new()
    {
        CrossEntropy = crossEntropy / graphs,
        ErrorRate = (double)(missed + invented) / PairCount,
        F1Score = found > 0 ? 2.0 * found / ((2 * found) + missed + invented) : 0,
        GraphCount = graphs,
        PairCount = PairCount,
    };
}
