namespace Equivariant.ML.Data;

/// <summary>A graph of documents that cite each other, their classes, and the split that the literature compares by (Yang, Cohen and Salakhutdinov 2016).</summary>
public sealed class PlanetoidDataset
{
    internal PlanetoidDataset(Graph graph, int[] labels, int classCount, int[] training, int[] validation, int[] test)
    {
        Graph = graph;
        Labels = labels;
        ClassCount = classCount;
        Training = training;
        Validation = validation;
        Test = test;
    }

    /// <summary>The documents, with their bags of words as node features as the files have them, and two edges, one each way, for each pair that is joined.</summary>
    public Graph Graph { get; }

    /// <summary>Each node's class, from 0; −1 for the few nodes of which nothing is known.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>The nodes to learn from: the first ones, 20 of each class.</summary>
    public IReadOnlyList<int> Training { get; }

    /// <summary>The nodes to judge epochs by: 500 that follow the training nodes.</summary>
    public IReadOnlyList<int> Validation { get; }

    /// <summary>The nodes to report on, rising.</summary>
    public IReadOnlyList<int> Test { get; }
}
