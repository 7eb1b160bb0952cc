using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A hash (SHA-256) of everything that training sees of examples, in their order.</summary>
internal static class ExampleHash
{
    internal static string Of(Example[] examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var places = new Dictionary<Graph, int>(ReferenceEqualityComparer.Instance);
        foreach (Example example in examples)
        {
            // A graph that examples share is hashed once.
            bool isNew = places.TryAdd(example.Graph, places.Count);
            Add<int>(hash, [places[example.Graph], isNew ? 1 : 0, example.Rows.Length]);
            if (isNew)
            {
                Add(hash, example.Graph);
            }

            foreach (GraphRow row in example.Rows)
            {
                Add<int>(hash, [row.First, row.Second]);
            }

            Add<float>(hash, example.Targets);
            Add<float>(hash, example.Weights ?? []);
        }

        return Text(hash);
    }

    /// <summary>A hash of numbers.</summary>
    internal static string Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, values);
        return Text(hash);
    }

    private static void Add(IncrementalHash hash, Graph graph)
    {
        Add<int>(hash, [graph.NodeCount, graph.NodeFeatureWidth, graph.EdgeFeatureWidth, graph.Dimension]);
        Add(hash, graph.Sources);
        Add(hash, graph.Targets);
        Add(hash, graph.NodeFeatures);
        Add(hash, graph.EdgeFeatures);
        Add(hash, graph.EdgeWeights);
        Add(hash, graph.Positions);
        Add(hash, graph.Velocities);
        Add(hash, graph.NodeTypes);
        Add(hash, graph.EdgeTypes);
    }

    /// <summary>Adds how many there are, too, so that no two lists run together to the same bytes.</summary>
    private static void Add<T>(IncrementalHash hash, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        hash.AppendData(MemoryMarshal.AsBytes([values.Length]));
        hash.AppendData(MemoryMarshal.AsBytes(values));
    }

    private static string Text(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
}
