namespace Equivariant.ML.Data;

/// <summary>Gathers edges that go both ways.</summary>
internal sealed class UndirectedEdges
{
    private readonly List<int> sources = [];
    private readonly List<int> targets = [];

    public int Count => sources.Count;

    public void Add(int a, int b)
    {
        sources.Add(a);
        targets.Add(b);
        sources.Add(b);
        targets.Add(a);
    }

    public GraphBuilder Of(int nodes) => new GraphBuilder(nodes).AddEdges([.. sources], [.. targets]);
}
