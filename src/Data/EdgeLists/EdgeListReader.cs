namespace Equivariant.ML.Data;

/// <summary>
/// Reads a graph as a list of its edges: a line for each, with two names and perhaps a weight, and spaces, tabs, commas or semicolons between; lines that begin with # or % are passed over. A second file
/// may be a table of the nodes: names of columns on the first line, the node's name in the first column, numbers that become features in the others, with commas between.
/// </summary>
public static class EdgeListReader
{
    /// <summary>Reads files.</summary>
    /// <param name="edges">The file of edges.</param>
    /// <param name="nodes">The table of nodes, which are numbered by its lines; null if there is none: then they are numbered as they are met, and have no features.</param>
    /// <param name="options">What the files are; null for edges both ways, without a line of names and without labels.</param>
    /// <exception cref="IOException">A file is absent or cannot be read.</exception>
    /// <exception cref="GraphFormatException">A file has something else than it should, in a message that names the line.</exception>
    public static NamedGraph Read(string edges, string? nodes = null, EdgeListOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(edges);
        options ??= new EdgeListOptions();
        if (nodes is null && options.LabelColumn is not null)
        {
            throw new ArgumentException($"A column of labels, '{options.LabelColumn}', and no table of nodes; expected both or neither.", nameof(options));
        }

        NodeTable? table = null;
        if (nodes is not null)
        {
            using var tableText = new StreamReader(nodes);
            table = NodeTable.Read(tableText, nodes, options.LabelColumn);
        }

        using var text = new StreamReader(edges);
        return Read(new LineReader(text, edges), nodes, table, options);
    }

    private static NamedGraph Read(LineReader lines, string? tableFile, NodeTable? table, EdgeListOptions options)
    {
        Dictionary<string, int> numbers = Numbered(tableFile, table);
        List<int> sources = [];
        List<int> targets = [];
        List<float> weights = [];
        int width = 0;
        bool passOver = options.HasHeader;
        while (lines.TryRead(out ReadOnlySpan<char> line))
        {
            line = line.Trim();
            if (line.IsEmpty || line[0] is '#' or '%' || passOver)
            {
                passOver &= line.IsEmpty || line[0] is '#' or '%';
                continue;
            }

            List<string> words = SeparatedLine.Words(line);
            width = width == 0 && words.Count is 2 or 3 ? words.Count : width;
            if (words.Count != width)
            {
                throw lines.Fail($"found {LineReader.Found(line)}; expected {(width == 0 ? "two names, and perhaps a weight" : width == 2 ? "two names" : "two names and a weight")}.");
            }

            (int source, int target) = (Number(lines, numbers, words[0], table is null), Number(lines, numbers, words[1], table is null));
            float weight = width == 3 ? Weight(lines, words[2]) : 1;
            Add(source, target, weight);
            if (!options.Directed && source != target)
            {
                Add(target, source, weight);
            }
        }

        string[] names = table?.Names ?? [.. numbers.OrderBy(node => node.Value).Select(node => node.Key)];
        GraphBuilder builder = new GraphBuilder(names.Length).AddEdges([.. sources], [.. targets]);
        if (width == 3)
        {
            builder.WithEdgeWeights([.. weights]);
        }

        if (table is { Width: > 0 })
        {
            builder.WithNodeFeatures(table.Features, table.Width);
        }

        return new NamedGraph(builder.Build(), names, table?.Labels ?? []);

        void Add(int source, int target, float weight)
        {
            sources.Add(source);
            targets.Add(target);
            weights.Add(weight);
        }
    }

    private static Dictionary<string, int> Numbered(string? file, NodeTable? table)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in table?.Names ?? [])
        {
            if (!numbers.TryAdd(name, numbers.Count))
            {
                throw new GraphFormatException(file!, 0, $"found {LineReader.Found(name)} twice; expected each node once.");
            }
        }

        return numbers;
    }

    private static int Number(LineReader lines, Dictionary<string, int> numbers, string name, bool isNew)
    {
        if (numbers.TryGetValue(name, out int number))
        {
            return number;
        }

        return isNew ? numbers[name] = numbers.Count : throw lines.Fail($"found {LineReader.Found(name)}; expected one of the {numbers.Count} nodes of the table.");
    }

    private static float Weight(LineReader lines, string word) => Numbers.TryParse(word, out double weight) && float.IsFinite((float)weight)
        ? (float)weight
        : throw lines.Fail($"found {LineReader.Found(word)}; expected a weight, a number of single precision.");
}
