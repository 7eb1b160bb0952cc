namespace Equivariant.ML.Data.Tests;

/// <summary>Communities of given sizes, the larger first: each is a ring, so that it hangs together, with further edges inside by chance, and a few edges lead to others.</summary>
internal sealed record PlantedGraph(Graph Graph, int[] Assignments)
{
    public static PlantedGraph Draw(Random random, int[] sizes, double inside, int links)
    {
        int[] assignments = [.. sizes.SelectMany((size, community) => Enumerable.Repeat(community, size))];
        HashSet<(int A, int B)> edges = [];
        int first = 0;
        foreach (int size in sizes)
        {
            for (int i = 0; i < size; i++)
            {
                Add(first + i, first + ((i + 1) % size));
                for (int j = i + 2; j < size; j++)
                {
                    if (random.NextDouble() < inside)
                    {
                        Add(first + i, first + j);
                    }
                }
            }

            first += size;
        }

        for (int community = 1; community < sizes.Length; community++)
        {
            for (int link = 0; link < links; link++)
            {
                Add(One(community - 1), One(community));
            }
        }

        return new(
            new GraphBuilder(assignments.Length).AddEdges([.. edges.Select(edge => edge.A)], [.. edges.Select(edge => edge.B)]).Build(), assignments);

        int One(int community) => sizes[..community].Sum() + random.Next(sizes[community]);

        void Add(int a, int b)
        {
            edges.Add((a, b));
            edges.Add((b, a));
        }
    }
}
