namespace Equivariant.ML.Data;

/// <summary>Graphs made up: regular ones, and random ones of a seed. Edges go both ways; there are no self loops and none twice.</summary>
public static class GraphGenerators
{
    /// <summary>A path: node 0, 1 and so on, each joined to the next.</summary>
    /// <param name="nodes">Number of nodes, 0 or more.</param>
    public static Graph Path(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        return Grid(1, nodes);
    }

    /// <summary>A ring: a path whose last node is joined to the first.</summary>
    /// <param name="nodes">Number of nodes, 3 or more.</param>
    public static Graph Ring(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 3);
        return Grid(1, nodes, periodic: true);
    }

    /// <summary>A grid: node row·columns + column, joined to those beside, above and below it.</summary>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <param name="periodic">Whether the last of each row and column of three or more is joined to the first, which makes a torus.</param>
    public static Graph Grid(int rows, int columns, bool periodic = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        int nodes = checked(rows * columns);
        var edges = new UndirectedEdges();
        for (int node = 0; node < nodes; node++)
        {
            (int row, int column) = (node / columns, node % columns);
            if (column + 1 < columns || (periodic && columns > 2))
            {
                edges.Add(node, (row * columns) + ((column + 1) % columns));
            }

            if (row + 1 < rows || (periodic && rows > 2))
            {
                edges.Add(node, ((row + 1) % rows * columns) + column);
            }
        }

        return edges.Of(nodes).Build();
    }

    /// <summary>A star: node 0 joined to each other.</summary>
    /// <param name="nodes">Number of nodes, 1 or more.</param>
    public static Graph Star(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var edges = new UndirectedEdges();
        for (int node = 1; node < nodes; node++)
        {
            edges.Add(0, node);
        }

        return edges.Of(nodes).Build();
    }

    /// <summary>A tree in which each node but the leaves has as many children: node 0 is the root, and children follow level by level.</summary>
    /// <param name="branching">Children of a node, 1 or more.</param>
    /// <param name="depth">Edges from the root to a leaf, 0 or more.</param>
    public static Graph BalancedTree(int branching, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(branching, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        int nodes = 1;
        for (int level = 0, width = 1; level < depth; level++)
        {
            width = checked(width * branching);
            nodes = checked(nodes + width);
        }

        var edges = new UndirectedEdges();
        for (int node = 1; node < nodes; node++)
        {
            edges.Add((node - 1) / branching, node);
        }

        return edges.Of(nodes).Build();
    }

    /// <summary>A tree drawn from all trees of numbered nodes, each as likely as any other (by Prüfer's code).</summary>
    /// <param name="nodes">Number of nodes, 1 or more.</param>
    /// <param name="seed">What it is drawn from.</param>
    public static Graph RandomTree(int nodes, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        return PrueferTree.Draw(nodes, new SplitMix64(seed, 0)).Of(nodes).Build();
    }

    /// <summary>A random graph: each pair of nodes is joined with the same probability (Gilbert 1959; Erdős and Rényi 1959).</summary>
    /// <param name="nodes">Number of nodes, 0 or more.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="seed">What it is drawn from.</param>
    public static Graph ErdosRenyi(int nodes, double probability, long seed) => StochasticBlockModel([nodes], probability, 0, seed).WithNodeTypes([]);

    /// <summary>A random graph of blocks: pairs within a block are joined with one probability, others with another (Holland, Laskey and Leinhardt 1983). Node types say which block.</summary>
    /// <param name="sizes">Nodes of each block, 0 or more.</param>
    /// <param name="inside">The probability of an edge within a block, from 0 to 1.</param>
    /// <param name="between">The probability of an edge from one block to another, from 0 to 1.</param>
    /// <param name="seed">What it is drawn from.</param>
    public static Graph StochasticBlockModel(ReadOnlySpan<int> sizes, double inside, double between, long seed)
    {
        OptionChecks.That(inside is >= 0 and <= 1, nameof(inside), inside, "a probability, 0 to 1");
        OptionChecks.That(between is >= 0 and <= 1, nameof(between), between, "a probability, 0 to 1");
        var edges = new UndirectedEdges();
        int first = 0;
        List<int> types = [];
        for (int block = 0; block < sizes.Length; block++)
        {
            int size = sizes[block] >= 0
                ? sizes[block]
                : throw new ArgumentOutOfRangeException(nameof(sizes), sizes[block], $"Block {block} has {sizes[block]} nodes; expected 0 or more.");

            // A stream of its own for what is inside, and one for what leads to blocks before.
            foreach (long pair in RandomPairs.Draw((long)size * (size - 1) / 2, inside, new SplitMix64(seed, 2L * block)))
            {
                (int a, int b) = RandomPairs.Of(pair);
                edges.Add(first + a, first + b);
            }

            foreach (long pair in RandomPairs.Draw((long)size * first, between, new SplitMix64(seed, (2L * block) + 1)))
            {
                edges.Add(first + (int)(pair / first), (int)(pair % first));
            }

            types.AddRange(Enumerable.Repeat(block, size));
            first = checked(first + size);
        }

        return edges.Of(first).WithNodeTypes([.. types]).Build();
    }
}
