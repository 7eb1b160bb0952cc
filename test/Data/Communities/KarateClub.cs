using System.Globalization;
using Equivariant.ML.Support;

namespace Equivariant.ML.Data.Tests;

/// <summary>Zachary's karate club (1977): 34 members, who is friends with whom.</summary>
internal static class KarateClub
{
    public static Graph Read()
    {
        (int A, int B)[] edges =
        [
            .. File.ReadLines(SharedData.Path("karate/karate.edgelist"))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words.Length == 2)
                .Select(words => (int.Parse(words[0], CultureInfo.InvariantCulture) - 1, int.Parse(words[1], CultureInfo.InvariantCulture) - 1))
                .Distinct(),
        ];
        return new GraphBuilder(34)
            .AddEdges([.. edges.Select(edge => edge.A), .. edges.Select(edge => edge.B)], [.. edges.Select(edge => edge.B), .. edges.Select(edge => edge.A)])
            .Build();
    }
}
