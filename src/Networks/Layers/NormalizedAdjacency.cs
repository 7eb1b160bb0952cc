using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The matrix D̂^(−1/2)·(A + I)·D̂^(−1/2) of a batch as a sparse one (Kipf and Welling 2017): each node gets an edge from itself unless it has one, and D̂ᵢ is the
/// sum of |weight| over the edges into node i, which for weights that are not negative is their sum. Without weights it is the same in every pass.
/// </summary>
internal sealed class NormalizedAdjacency
{
    private readonly Grouping targets;
    private readonly Grouping sources;
    private readonly Grouping places;
    private readonly KeptNumbers coefficients;
    private readonly int added;

    internal NormalizedAdjacency(GraphBatch graph)
    {
        int[] alone = Alone(graph);
        added = alone.Length;
        int count = graph.EdgeCount + added;
        var entryTargets = new int[count];
        var entrySources = new int[count];
        var entryPlaces = new int[count];
        int end = 0;
        int next = 0;
        for (int node = 0; node < graph.NodeCount; node++)
        {
            int first = end;
            for (int place = graph.Targets.Pointers[node]; place < graph.Targets.Pointers[node + 1]; place++)
            {
                int edge = graph.Targets.Rows.IsEmpty ? place : graph.Targets.Rows[place];
                (entrySources[end], entryPlaces[end]) = (graph.Sources.Index[edge], edge);
                end++;
            }

            if (next < added && alone[next] == node)
            {
                (entrySources[end], entryPlaces[end]) = (node, graph.EdgeCount + next);
                next++;
                end++;
            }

            entryTargets.AsSpan(first, end - first).Fill(node);
        }

        targets = Grouping.Of(entryTargets, graph.NodeCount);
        sources = Grouping.Of(entrySources, graph.NodeCount);
        places = Grouping.Of(entryPlaces, count);
        coefficients = new KeptNumbers(OfCounts());
    }

    /// <summary>The matrix's entries, [edges + nodes that had no edge from themselves].</summary>
    /// <param name="weights">The edges' weights, [edges×1]; null where each is 1.</param>
    /// <param name="context">The pass that this is part of.</param>
    internal Tensor Entries(Tensor? weights, Context context) =>
        weights is { } given ? OfWeights(given, context) : context.Scope.Use(coefficients.On(context.Scope.Engine));

    /// <summary>The product with node features, [nodes×width].</summary>
    internal Tensor Times(Tensor nodes, Tensor entries) => nodes.SparseMatMul(targets, sources, entries);

    // The nodes that have no edge from themselves.
    private static int[] Alone(GraphBatch graph)
    {
        var joined = new bool[graph.NodeCount];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            if (graph.Targets.Index[edge] == graph.Sources.Index[edge])
            {
                joined[graph.Targets.Index[edge]] = true;
            }
        }

        return [.. Enumerable.Range(0, joined.Length).Where(node => !joined[node])];
    }

    private double[] OfCounts()
    {
        var values = new double[targets.RowCount];
        for (int entry = 0; entry < values.Length; entry++)
        {
            values[entry] = 1 / Math.Sqrt(Degree(targets.Index[entry]) * Degree(sources.Index[entry]));
        }

        return values;
    }

    // Every node has an edge from itself, so none has degree 0.
    private double Degree(int node) => targets.Pointers[node + 1] - targets.Pointers[node];

    private Tensor OfWeights(Tensor weights, Context context)
    {
        Tensor all = TensorOps.Concat(0, weights, context.Scope.Full(1, new Shape(added, 1))).Gather(places);
        Tensor factor = all.Abs().SegmentSum(targets).Sqrt().ReciprocalOrZero();
        return (factor.Gather(targets) * all * factor.Gather(sources)).Reshape(new Shape(targets.RowCount));
    }
}
