using Equivariant.ML.Data;

namespace Equivariant.ML.Societies;

/// <summary>People, and who knows whom, which goes both ways.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Names">The people.</param>
/// <param name="Pairs">Who knows whom, each pair once.</param>
internal sealed record Network(string Title, IReadOnlyList<string> Names, IReadOnlyList<(int A, int B)> Pairs)
{
    /// <summary>Who knows whom in a file: a line for each pair. What is said twice counts once.</summary>
    public static Network Read(FileInfo file)
    {
        NamedGraph read = EdgeListReader.Read(file.FullName);
        HashSet<(int, int)> pairs = [.. read.Graph.Sources.ToArray().Zip(read.Graph.Targets.ToArray()).Where(edge => edge.First < edge.Second)];
        return pairs.Count > 0
            ? new Network(file.Name, read.Names, [.. pairs])
            : throw new FormatException($"{file}: found no pair; expected lines of two names.");
    }

    public Graph ToGraph() => new GraphBuilder(Names.Count)
        .AddEdges([.. Pairs.Select(pair => pair.A), .. Pairs.Select(pair => pair.B)], [.. Pairs.Select(pair => pair.B), .. Pairs.Select(pair => pair.A)])
        .Build();
}
