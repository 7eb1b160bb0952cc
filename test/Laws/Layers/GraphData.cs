using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Several graphs as plain arrays, which the laws permute, move and take apart.</summary>
internal sealed record GraphData
{
    internal required InputWidths Widths { get; init; }

    internal required int GraphCount { get; init; }

    /// <summary>Each node's graph.</summary>
    internal required int[] Graphs { get; init; }

    internal required int[] Targets { get; init; }

    internal required int[] Sources { get; init; }

    /// <summary>What nodes and edges have, in the order of <see cref="Parts"/>; null where they do not.</summary>
    internal required double[]?[] Arrays { get; init; }

    internal int NodeCount => Graphs.Length;

    /// <summary>The arrays that there are.</summary>
    internal double[][] Present => [.. Arrays.OfType<double[]>()];

    internal Shape[] Shapes => [.. Parts(Widths)
        .Where(part => part.Width > 0)
        .Select(part => new Shape(part.OfEdges ? Targets.Length : NodeCount, part.Width))];

    /// <summary>Widths of: node features, node attributes, edge features, positions, velocities.</summary>
    internal static (int Width, bool OfEdges)[] Parts(InputWidths widths) =>
    [
        (widths.Nodes, false),
        (widths.NodeAttributes, false),
        (widths.Edges, true),
        (widths.Dimension, false),
        (widths.Velocities ? widths.Dimension : 0, false),
    ];

    internal const int Positions = 3;

    internal const int Velocities = 4;

    /// <summary>Graphs of so many nodes each; there is an edge from each node to about half of the others.</summary>
    internal static GraphData Draw(SeededRandom random, InputWidths widths, params int[] sizes)
    {
        var graphs = new List<int>();
        var targets = new List<int>();
        var sources = new List<int>();
        for (int graph = 0; graph < sizes.Length; graph++)
        {
            int start = graphs.Count;
            for (int pair = 0; pair < sizes[graph] * sizes[graph]; pair++)
            {
                int target = pair / sizes[graph];
                int source = pair % sizes[graph];
                if (target != source && random.NextInt(2) == 0)
                {
                    targets.Add(start + target);
                    sources.Add(start + source);
                }
            }

            graphs.AddRange(Enumerable.Repeat(graph, sizes[graph]));
        }

        return new GraphData
        {
            Widths = widths,
            GraphCount = sizes.Length,
            Graphs = [.. graphs],
            Targets = [.. targets],
            Sources = [.. sources],
            Arrays = [.. Parts(widths).Select(part =>
                part.Width == 0 ? null : Tests.Draw.Normally(random, part.Width * (part.OfEdges ? targets.Count : graphs.Count)))],
        };
    }

    internal GraphBatch Batch() => new(Grouping.Of(Targets, NodeCount), Grouping.Of(Sources, NodeCount), Grouping.Of(Graphs, GraphCount));

    /// <summary>The state that has these tensors as its parts, in the order of <see cref="Present"/>.</summary>
    internal GraphState State(Tensor[] present)
    {
        int next = 0;
        Tensor?[] parts = [.. Parts(Widths).Select(part => part.Width > 0 ? present[next++] : (Tensor?)null)];
        return new GraphState { Nodes = parts[0], NodeAttributes = parts[1], Edges = parts[2], Positions = parts[Positions], Velocities = parts[Velocities] };
    }

    internal GraphState Constants(Scope scope) => State([.. Present.Select((array, i) => scope.Constant(array, Shapes[i]))]);

    /// <summary>The nodes and edges in another order: place i of the result has what place order[i] had.</summary>
    internal GraphData Permuted(int[] nodes, int[] edges)
    {
        int[] placeOf = new int[nodes.Length];
        for (int place = 0; place < nodes.Length; place++)
        {
            placeOf[nodes[place]] = place;
        }

        return this with
        {
            Graphs = [.. nodes.Select(node => Graphs[node])],
            Targets = [.. edges.Select(edge => placeOf[Targets[edge]])],
            Sources = [.. edges.Select(edge => placeOf[Sources[edge]])],
            Arrays = MapArrays((array, part) => Rows(array, part.Width, part.OfEdges ? edges : nodes)),
        };
    }

    /// <summary>One of the graphs alone.</summary>
    internal GraphData Alone(int graph)
    {
        int[] nodes = [.. Enumerable.Range(0, NodeCount).Where(node => Graphs[node] == graph)];
        int[] edges = [.. Enumerable.Range(0, Targets.Length).Where(edge => Graphs[Targets[edge]] == graph)];
        return this with
        {
            GraphCount = 1,
            Graphs = new int[nodes.Length],
            Targets = [.. edges.Select(edge => Array.IndexOf(nodes, Targets[edge]))],
            Sources = [.. edges.Select(edge => Array.IndexOf(nodes, Sources[edge]))],
            Arrays = MapArrays((array, part) => Rows(array, part.Width, part.OfEdges ? edges : nodes)),
        };
    }

    /// <summary>Positions and velocities turned or mirrored, positions shifted.</summary>
    internal GraphData Moved(Motion motion) => this with
    {
        Arrays = [Arrays[0], Arrays[1], Arrays[2], motion.OfPoints(Arrays[Positions]!), Arrays[Velocities] is { } v ? motion.OfDirections(v) : null],
    };

    internal GraphData WithPositions(double[] positions) => this with
    {
        Arrays = [.. Arrays.Select((array, part) => part == Positions && array is not null ? positions : array)],
    };

    internal static double[] Rows(double[] array, int width, int[] rows) => [.. rows.SelectMany(row => array.Skip(row * width).Take(width))];

    private double[]?[] MapArrays(Func<double[], (int Width, bool OfEdges), double[]> map) =>
        [.. Arrays.Zip(Parts(Widths), (array, part) => array is null ? null : map(array, part))];
}
