namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary><see cref="LayerOutputs"/>, copied out of their scope.</summary>
internal sealed record LayerNumbers
{
    internal double[]? Nodes { get; init; }

    internal double[]? Edges { get; init; }

    internal double[]? Points { get; init; }

    internal double[]? Directions { get; init; }

    internal double[]? Graphs { get; init; }

    internal double[][] Present => [.. new[] { Nodes, Edges, Points, Directions, Graphs }.OfType<double[]>()];

    internal LayerNumbers Moved(Motion motion) => this with
    {
        Points = Points is null ? null : motion.OfPoints(Points),
        Directions = Directions is null ? null : motion.OfDirections(Directions),
    };

    /// <summary>Place i of the result has what place order[i] had.</summary>
    internal LayerNumbers Permuted(int[] nodes, int[] edges) => this with
    {
        Nodes = Rows(Nodes, nodes),
        Edges = Rows(Edges, edges),
        Points = Rows(Points, nodes),
        Directions = Rows(Directions, nodes),
    };

    /// <summary>The outputs of several batches, one after the other.</summary>
    internal static LayerNumbers Join(LayerNumbers[] batches) => new()
    {
        Nodes = Join(batches, batch => batch.Nodes),
        Edges = Join(batches, batch => batch.Edges),
        Points = Join(batches, batch => batch.Points),
        Directions = Join(batches, batch => batch.Directions),
        Graphs = Join(batches, batch => batch.Graphs),
    };

    private static double[]? Rows(double[]? rows, int[] order) =>
        rows is null ? null : GraphData.Rows(rows, order.Length == 0 ? 0 : rows.Length / order.Length, order);

    private static double[]? Join(LayerNumbers[] batches, Func<LayerNumbers, double[]?> part) =>
        part(batches[0]) is null ? null : [.. batches.SelectMany(batch => part(batch)!)];
}
