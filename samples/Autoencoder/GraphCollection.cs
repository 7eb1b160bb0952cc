using Equivariant.ML.Data;

namespace Equivariant.ML.Autoencoder;

/// <summary>Graphs to learn from, of which there is nothing but who is joined to whom.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Graphs">The graphs, each of two nodes or more, whose edges go both ways.</param>
internal sealed record GraphCollection(string Title, IReadOnlyList<Graph> Graphs)
{
    /// <summary>Fewer cannot be shared out to learn from, to choose the epoch by and to judge by.</summary>
    public const int Fewest = 10;

    /// <summary>Two communities of 6 to 10 nodes each, as the networks of the paper were compared on (Satorras et al. 2021, section 5.2), each drawn afresh.</summary>
    public static GraphCollection Draw(int count, int seed) => new("communities drawn", [.. CommunityGraphs.Draw(count, seed).Select(EdgesOnly)]);

    /// <summary>A data set in the format of TU Dortmund's collection.</summary>
    public static GraphCollection Read(FileSystemInfo file)
    {
        TuDataset read = TuReader.Read(file.FullName);
        Graph[] graphs = [.. read.Graphs.Where(graph => graph.NodeCount > 1).Select(EdgesOnly)];
        return graphs.Length >= Fewest
            ? new GraphCollection(read.Name, graphs)
            : throw new FormatException($"{file}: found {graphs.Length} graphs of two nodes or more; expected {Fewest} or more.");
    }

    // Where nodes look alike, it takes noise to put them at different places.
    private static Graph EdgesOnly(Graph graph) =>
        new GraphBuilder(graph.NodeCount).AddEdges(graph.Sources, graph.Targets).Build().WithoutSelfLoops().ToUndirected();
}
