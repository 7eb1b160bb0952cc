using System.Collections.Concurrent;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Runs a network over one graph, with what the last such run left behind. Threads may share it: each takes a path that no other is on.</summary>
internal sealed class InferencePaths(GraphNetwork network)
{
    // As many as threads have predicted at once.
    private readonly ConcurrentBag<InferencePath> idle = [];

    /// <summary>What is computed once of a graph that has been checked against the schema.</summary>
    internal float[] Encode(Graph graph) => Run(graph, decode: false);

    /// <summary>The same where rows are nodes, and then what each of its nodes gives.</summary>
    internal float[] EncodeAndDecode(Graph graph) => Run(graph, decode: true);

    private float[] Run(Graph graph, bool decode)
    {
        InferencePath path = idle.TryTake(out InferencePath? taken) ? taken : new InferencePath(network);
        using Scope scope = network.Engine.BeginScope();
        (Tensor encoding, GraphBatch edges) = path.Encode(graph, scope);
        float[] numbers = (decode ? network.Decode(encoding, null, null) : encoding).ToArray();
        if (network.Description.Output.DecodesGraphs)
        {
            numbers = [.. numbers, .. network.DecodeGraphs(edges, encoding).ToArray()];
        }

        // One that threw is not used again.
        idle.Add(path);
        return numbers;
    }
}
