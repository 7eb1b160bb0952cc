using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The edges of the current row.</summary>
internal sealed class EdgeList
{
    private readonly string sourcesName;
    private readonly string targetsName;
    private readonly int[] sources;
    private readonly int[] targets;
    private readonly RowErrors errors;

    public EdgeList(string sourcesName, int[] sources, string targetsName, int[] targets, RowErrors errors)
    {
        this.sourcesName = sourcesName;
        this.targetsName = targetsName;
        this.sources = sources;
        this.targets = targets;
        this.errors = errors;
        new ColumnLength(targetsName, targets.Length, 1).Require(sources.Length, "edge", sourcesName, errors);
    }

    public int Count => sources.Length;

    /// <summary>The highest node that an edge joins, −1 without edges, and the column that names it.</summary>
    public (int Node, string Name) Highest()
    {
        int source = sources.DefaultIfEmpty(-1).Max();
        int target = targets.DefaultIfEmpty(-1).Max();
        return source >= target ? (source, sourcesName) : (target, targetsName);
    }

    /// <exception cref="InvalidOperationException">An edge joins a node that is not there.</exception>
    public void Require(int nodeCount)
    {
        RequireNodes(sourcesName, sources, nodeCount);
        RequireNodes(targetsName, targets, nodeCount);
    }

    /// <summary>Adds the edges to a graph.</summary>
    /// <param name="builder">The graph.</param>
    /// <param name="bothWays">Whether each goes both ways.</param>
    /// <returns>For each edge added the place of the one it comes from; null where these are the same.</returns>
    public int[]? AddTo(GraphBuilder builder, bool bothWays)
    {
        if (!bothWays)
        {
            builder.AddEdges(sources, targets);
            return null;
        }

        var origins = new List<int>();
        for (int edge = 0; edge < sources.Length; edge++)
        {
            builder.AddUndirectedEdge(sources[edge], targets[edge]);
            origins.Add(edge);
            if (sources[edge] != targets[edge])
            {
                origins.Add(edge);
            }
        }

        return [.. origins];
    }

    /// <summary>The values of edges that <see cref="AddTo"/> added.</summary>
    /// <param name="values">Row-major values of the edges of the row.</param>
    /// <param name="origins">What that method returned.</param>
    /// <param name="width">Values of one edge.</param>
    public static T[] Follow<T>(T[] values, int[]? origins, int width)
    {
        if (origins is null || values.Length == 0)
        {
            return values;
        }

        var result = new T[checked(origins.Length * width)];
        for (int edge = 0; edge < origins.Length; edge++)
        {
            values.AsSpan(origins[edge] * width, width).CopyTo(result.AsSpan(edge * width));
        }

        return result;
    }

    private void RequireNodes(string name, int[] nodes, int nodeCount)
    {
        int place = Array.FindIndex(nodes, node => node >= nodeCount);
        if (place >= 0)
        {
            string expected = nodeCount == 0 ? "no edges, as the graph has no nodes" : $"a node from 0 to {nodeCount - 1}";
            throw errors.In(name, $"found node {nodes[place]} at place {place}; expected {expected}.");
        }
    }
}
