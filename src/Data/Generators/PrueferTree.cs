namespace Equivariant.ML.Data;

/// <summary>Trees by Prüfer's code: every sequence of nodes, two shorter than the tree, is one tree, and every tree is one sequence (Prüfer 1918).</summary>
internal static class PrueferTree
{
    public static UndirectedEdges Draw(int nodes, SplitMix64 random)
    {
        var edges = new UndirectedEdges();
        if (nodes < 2)
        {
            return edges;
        }

        int[] code = new int[nodes - 2];
        int[] degrees = new int[nodes];
        degrees.AsSpan().Fill(1);
        for (int i = 0; i < code.Length; i++)
        {
            code[i] = Math.Min(nodes - 1, (int)(random.NextUniform() * nodes));
            degrees[code[i]]++;
        }

        // The smallest leaf is joined to what the code says next, and goes.
        int place = Array.IndexOf(degrees, 1);
        int leaf = place;
        foreach (int parent in code)
        {
            edges.Add(leaf, parent);
            degrees[parent]--;
            if (degrees[parent] == 1 && parent < place)
            {
                leaf = parent;
                continue;
            }

            place = Array.IndexOf(degrees, 1, place + 1);
            leaf = place;
        }

        edges.Add(leaf, nodes - 1);
        return edges;
    }
}
