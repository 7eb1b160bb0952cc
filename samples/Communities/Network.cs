using Equivariant.ML.Data;

namespace Equivariant.ML.Societies;

/// <summary>People, and who knows whom, which goes both ways.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Names">The people.</param>
/// <param name="Pairs">Who knows whom, each pair once.</param>
internal sealed record Network(string Title, IReadOnlyList<string> Names, IReadOnlyList<(int A, int B)> Pairs)
{
    public Graph ToGraph() => new GraphBuilder(Names.Count)
        .AddEdges([.. Pairs.Select(pair => pair.A), .. Pairs.Select(pair => pair.B)], [.. Pairs.Select(pair => pair.B), .. Pairs.Select(pair => pair.A)])
        .Build();
}
