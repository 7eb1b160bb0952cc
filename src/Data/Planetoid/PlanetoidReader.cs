using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>
/// Reads Cora, Citeseer and PubMed as Planetoid's authors published them (Yang, Cohen and Salakhutdinov 2016): ind.NAME.allx, ally, tx, ty, y and graph, which are
/// Python pickles, and ind.NAME.test.index. Nothing in a pickle is carried out: it is read as data, and what is not a plain array, list or dictionary is refused.
/// </summary>
public static class PlanetoidReader
{
    private const int Validated = 500;
    private const int MostClasses = 1 << 16;

    // A few times the largest of the three data sets; a damaged file is not to take the machine's memory.
    private const long MostFileBytes = 1 << 25;
    private const long MostFeatures = 1 << 26;

    /// <summary>Reads a data set.</summary>
    /// <param name="folder">Folder of the files.</param>
    /// <param name="name">The data set: cora, citeseer or pubmed.</param>
    /// <returns>The graph, without repeated edges and edges from a node to itself, and its split.</returns>
    /// <exception cref="IOException">A file is absent or cannot be read.</exception>
    /// <exception cref="GraphFormatException">A file is damaged, too large, has something else than it should, or does not fit the others.</exception>
    public static PlanetoidDataset Read(string folder, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        string PathOf(string part) => Path.Combine(folder, $"ind.{name}.{part}");

        CsrMatrix known = Unpickle(PathOf("allx"), (arrays, value) => arrays.ToMatrix(value));
        CsrMatrix unknown = Unpickle(PathOf("tx"), (arrays, value) => arrays.ToMatrix(value));
        int[] test = ReadTest(PathOf("test.index"), known.Rows, unknown.Rows);
        int nodes = Math.Max(known.Rows, test.Length == 0 ? 0 : test.Max() + 1);
        if (unknown.Columns != known.Columns || (long)nodes * known.Columns > MostFeatures)
        {
            throw new GraphFormatException(
                PathOf("tx"), 0, $"found {unknown.Columns} features beside {known.Columns} in allx, of {nodes} nodes; expected as many in both, and {MostFeatures} in all at most.");
        }

        (int[] knownLabels, int classes) = ReadLabels(PathOf("ally"), known.Rows);
        (int[] unknownLabels, int same) = ReadLabels(PathOf("ty"), unknown.Rows);
        (int[] first, _) = ReadLabels(PathOf("y"), null);
        if (classes != same || first.Length > known.Rows)
        {
            throw new GraphFormatException(
                PathOf("ty"), 0, $"found {same} classes beside {classes} in ally, and {first.Length} training nodes among {known.Rows}; expected the same classes, and fewer.");
        }

        var features = new float[nodes * known.Columns];
        int[] labels = [.. Enumerable.Repeat(-1, nodes)];
        Place(known, knownLabels, [.. Enumerable.Range(0, known.Rows)], features, labels);
        Place(unknown, unknownLabels, test, features, labels);
        Graph graph = Join(PathOf("graph"), new GraphBuilder(nodes).WithNodeFeatures(features, known.Columns), nodes);
        return new PlanetoidDataset(
            graph,
            labels,
            classes,
            [.. Enumerable.Range(0, first.Length)],
            [.. Enumerable.Range(first.Length, Math.Min(Validated, known.Rows - first.Length))],
            [.. test.Order()]);
    }

    private static void Place(CsrMatrix matrix, int[] rowLabels, int[] nodes, float[] features, int[] labels)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            matrix.AddTo(row, features.AsSpan(nodes[row] * matrix.Columns, matrix.Columns));
            labels[nodes[row]] = rowLabels[row];
        }
    }

    private static Graph Join(string path, GraphBuilder builder, int nodes)
    {
        var seen = new HashSet<(int, int)>();
        foreach ((int node, IEnumerable<int> neighbors) in Unpickle(path, (arrays, value) => arrays.ToLists(value).ToArray()))
        {
            foreach (int neighbor in neighbors)
            {
                if (node >= nodes || neighbor >= nodes)
                {
                    throw new GraphFormatException(path, 0, $"found an edge between {node} and {neighbor}; expected nodes from 0 to {nodes - 1}.");
                }

                if (node != neighbor && seen.Add((Math.Min(node, neighbor), Math.Max(node, neighbor))))
                {
                    builder.AddUndirectedEdge(node, neighbor);
                }
            }
        }

        return builder.Build();
    }

    // The test nodes, in the order of their rows: each once, none among the others.
    private static int[] ReadTest(string path, int knownRows, int unknownRows)
    {
        using var text = new StreamReader(path);
        var reader = new LineReader(text, path);
        var nodes = new List<int>();
        var seen = new HashSet<int>();
        while (reader.TryRead(out ReadOnlySpan<char> line))
        {
            // Nodes of which nothing is known lie between the test nodes, but not a hundred times as many.
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int node) || node < knownRows ||
                node - knownRows > 100L * unknownRows || !seen.Add(node))
            {
                throw reader.Fail($"found {LineReader.Found(line)}; expected a test node, from {knownRows} on, that was not named before.");
            }

            nodes.Add(node);
        }

        return nodes.Count == unknownRows ? [.. nodes] : throw reader.FailAtEnd($"{unknownRows} test nodes, as many as tx has rows");
    }

    // A row has a 1 in the column of its class; where nothing is known it is all zeros.
    private static (int[] Labels, int Classes) ReadLabels(string path, int? rows)
    {
        NpyArray array = Unpickle(path, (arrays, value) => arrays.ToArray(value));
        if (array.Shape is not [var count, var classes and > 0 and <= MostClasses] || (rows is { } expected && count != expected))
        {
            throw new GraphFormatException(path, 0, $"found an array of shape [{string.Join(", ", array.Shape)}]; expected [{rows?.ToString(CultureInfo.InvariantCulture) ?? "nodes"}, classes].");
        }

        int[] values = array.ToInt32s();
        return ([.. Enumerable.Range(0, count).Select(row => Array.IndexOf(values, 1, row * classes, classes) is >= 0 and var place ? place - (row * classes) : -1)], classes);
    }

    private static T Unpickle<T>(string path, Func<PickledArrays, object?, T> understand)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MostFileBytes)
        {
            throw new GraphFormatException(path, 0, $"found {stream.Length} bytes; expected at most {MostFileBytes}.");
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return understand(new PickledArrays(path, bytes.Length), new PickleReader(path, bytes).Read());
    }
}
