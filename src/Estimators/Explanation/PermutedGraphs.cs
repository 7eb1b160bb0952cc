using Equivariant.ML.Data;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The graphs of rows, whose node features can be dealt out anew among all of their nodes.</summary>
internal sealed class PermutedGraphs
{
    private readonly int[] places;

    private PermutedGraphs(Graph[] distinct, int[] places)
    {
        Distinct = distinct;
        this.places = places;
    }

    /// <summary>The graphs, one that rows share once, with the edges that carry messages.</summary>
    internal Graph[] Distinct { get; }

    /// <summary>The features that there are; null for the types.</summary>
    internal IEnumerable<int?> Features => Enumerable.Range(0, Filled.NodeFeatureWidth).Select(feature => (int?)feature).Concat(Filled.NodeTypes.IsEmpty ? [] : [null]);

    private Graph Filled => Array.Find(Distinct, graph => graph.NodeCount > 0) ?? Distinct[0];

    /// <exception cref="InvalidOperationException">There are no rows, nodes have neither features nor types, or a graph has other features than the training graphs.</exception>
    internal static PermutedGraphs Of(IReadOnlyList<GraphRow> rows, GraphPredictor predictor)
    {
        var known = new Dictionary<Graph, int>(ReferenceEqualityComparer.Instance);
        var distinct = new List<Graph>();
        var places = new int[rows.Count];
        for (int i = 0; i < places.Length; i++)
        {
            if (!known.TryGetValue(rows[i].Graph, out places[i]))
            {
                predictor.Network.Description.Graphs.Check(rows[i].Graph, i);
                known.Add(rows[i].Graph, places[i] = distinct.Count);

                // Which edges carry messages is known by a graph as it was in training, so it is settled before anything is changed.
                distinct.Add(predictor.Messages?.Strip(rows[i].Graph) ?? rows[i].Graph);
            }
        }

        if (rows.Count == 0)
        {
            throw new InvalidOperationException("There are no rows; expected some to judge the model on.");
        }

        var graphs = new PermutedGraphs([.. distinct], places);
        return graphs.Features.Any()
            ? graphs
            : throw new InvalidOperationException("The graphs' nodes have neither features nor types; expected some to permute.");
    }

    /// <summary>Each row's graph.</summary>
    internal Graph[] Rows(Graph[] inPlace) => [.. places.Select(place => inPlace[place])];

    /// <summary>The graphs with a feature, or the types, dealt out anew.</summary>
    internal Graph[] Permuted(int? feature, SeededRandom random)
    {
        if (feature is not { } column)
        {
            int[] types = [.. Distinct.SelectMany(graph => graph.NodeTypes.ToArray())];
            random.Shuffle<int>(types);
            return Dealt(types, (graph, its) => graph.WithNodeTypes(its));
        }

        int width = Filled.NodeFeatureWidth;
        float[] values = [.. Distinct.SelectMany(graph => graph.NodeFeatures.ToArray().Where((_, place) => place % width == column))];
        random.Shuffle<float>(values);
        return Dealt(values, (graph, its) =>
        {
            float[] features = graph.NodeFeatures.ToArray();
            for (int node = 0; node < its.Length; node++)
            {
                features[(node * width) + column] = its[node];
            }

            return graph.WithNodeFeatures(features, width);
        });
    }

    private Graph[] Dealt<T>(T[] values, Func<Graph, T[], Graph> with)
    {
        int next = 0;
        return [.. Distinct.Select(graph =>
        {
            T[] its = values[next..(next + graph.NodeCount)];
            next += its.Length;
            return its.Length > 0 ? with(graph, its) : graph;
        })];
    }
}
