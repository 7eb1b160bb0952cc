using Equivariant.ML.Data;

namespace Equivariant.ML.Societies;

/// <summary>People, and who knows whom, which goes both ways.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Names">The people.</param>
/// <param name="Graph">Who knows whom: two edges a pair.</param>
internal sealed record Network(string Title, IReadOnlyList<string> Names, Graph Graph)
{
    /// <summary>Who knows whom in a file: a line for each pair. What is said twice counts once.</summary>
    public static Network Read(FileInfo file)
    {
        NamedGraph read = EdgeListReader.Read(file.FullName);
        Graph graph = read.Graph.WithoutSelfLoops().Coalesce();
        return graph.EdgeCount > 0
            ? new Network(file.Name, read.Names, graph)
            : throw new FormatException($"{file}: found no pair; expected lines of two names.");
    }
}
