using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>The first nodes of a graph and the edges between them, as a hash: a graph that has grown from another is known by them.</summary>
internal static class FirstNodes
{
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many nodes.</param>
    internal static UInt128 HashOf(Graph graph, int count)
    {
        List<(int Target, int Source, float Weight)> edges = [];
        for (int edge = 0; edge < graph.TargetPointers[count]; edge++)
        {
            if (graph.Sources[edge] < count)
            {
                edges.Add((graph.Targets[edge], graph.Sources[edge], graph.EdgeWeights.IsEmpty ? 1 : graph.EdgeWeights[edge]));
            }
        }

        // By target they are already; whatever order those of one target were given in, it is the same graph.
        edges.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes([count]));
        hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(edges)));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }
}
