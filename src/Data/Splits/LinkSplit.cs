namespace Equivariant.ML.Data;

/// <summary>
/// A graph's edges in three parts, each with pairs of nodes that no edge joins, and the graphs that messages may pass along while each part is predicted: none of them has an edge of that part or of a
/// later one, in either direction. No pair is in two parts. Self loops stay in all graphs and are not predicted; of several edges between the same nodes all go together.
/// </summary>
public sealed class LinkSplit
{
    private LinkSplit(Graph training, Graph test, LinkPair[][] parts)
    {
        TrainingGraph = training;
        TestGraph = test;
        (Training, Validation, Test) = (parts[0], parts[1], parts[2]);
    }

    /// <summary>The graph with no edge but those of the training pairs, for messages in training and while epochs are judged.</summary>
    public Graph TrainingGraph { get; }

    /// <summary>The graph with the edges of training and validation pairs, for messages while test pairs are predicted.</summary>
    public Graph TestGraph { get; }

    /// <summary>What is learnt from: edges first, then pairs without.</summary>
    public IReadOnlyList<LinkPair> Training { get; }

    /// <summary>What epochs are judged by.</summary>
    public IReadOnlyList<LinkPair> Validation { get; }

    /// <summary>What is reported on.</summary>
    public IReadOnlyList<LinkPair> Test { get; }

    /// <summary>Splits a graph's edges at random.</summary>
    /// <param name="graph">The graph; features, types and weights of its edges stay with them.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">Edges are not both ways, though they have no directions; or there are fewer pairs without an edge than are asked for.</exception>
    public static LinkSplit Draw(Graph graph, LinkSplitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new LinkSplitOptions();
        options.Validate();
        var links = Links.Of(graph, options.Directed);
        long[] edges = links.Shuffled(options.Seed);
        int test = (int)(options.TestFraction * edges.Length);
        int validation = (int)(options.ValidationFraction * edges.Length);
        int training = edges.Length - test - validation;
        int[] sizes = [training, validation, test];
        int[] absent = Array.ConvertAll(sizes, size => (int)Math.Min(int.MaxValue, Math.Round(options.NegativesPerEdge * size)));
        long[] without = links.DrawAbsent(absent.Sum(count => (long)count), options.Seed);

        var parts = new LinkPair[3][];
        (int edge, int none) = (0, 0);
        for (int part = 0; part < parts.Length; part++)
        {
            IEnumerable<LinkPair> joined = edges[edge..(edge + sizes[part])].Select(pair => links.ToPair(pair, label: true));
            parts[part] = [.. joined, .. without[none..(none + absent[part])].Select(pair => links.ToPair(pair, label: false))];
            (edge, none) = (edge + sizes[part], none + absent[part]);
        }

        return new LinkSplit(links.Without(edges.AsSpan(training)), links.Without(edges.AsSpan(training + validation)), parts);
    }
}
