using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Two graphs of together six nodes, one without edges, one joined to itself, and a layer run on them in double precision.</summary>
internal sealed class SmallGraph
{
    internal const int Nodes = 6, Width = 3, EdgeWidth = 2;

    internal static readonly int[] Targets = [0, 1, 0, 2, 2, 4, 3];
    internal static readonly int[] Sources = [1, 0, 2, 2, 0, 3, 4];
    internal static readonly int[] Graphs = [0, 0, 0, 1, 1, 1];

    internal static readonly double[][] Features = Draw("features", Nodes, Width);
    internal static readonly double[][] Attributes = Draw("attributes", Nodes, Width);
    internal static readonly double[][] EdgeFeatures = Draw("edges", Targets.Length, EdgeWidth);

    internal static readonly InputWidths Widths = new() { Nodes = Width, Edges = EdgeWidth };

    private readonly ReferenceEngine engine = new();
    private readonly ParameterSet parameters;
    private readonly Layer layer;

    internal SmallGraph(Func<ParameterScope, Layer> build)
    {
        parameters = new ParameterSet(engine, seed: 1);
        layer = build(parameters.Root);

        // Some begin at zero, in which an error would not show.
        foreach (Parameter parameter in parameters.All)
        {
            parameter.Set([.. Draw(parameter.Path, 1, parameter.Shape.Length)[0]]);
        }
    }

    internal static GraphBatch Batch => new(Grouping.Of(Targets, Nodes), Grouping.Of(Sources, Nodes), Grouping.Of(Graphs, 2));

    /// <summary>The edges into a node.</summary>
    internal static IEnumerable<int> EdgesInto(int node) => Enumerable.Range(0, Targets.Length).Where(edge => Targets[edge] == node);

    /// <summary>What the layer makes of the nodes.</summary>
    internal double[][] Forward(
        GraphBatch? graph = null, double[][]? edges = null, bool sparse = false, TrainingPass? training = null, double[][]? nodes = null)
    {
        using Scope scope = engine.BeginScope();
        var state = new GraphState
        {
            Nodes = sparse ? null : Constant(scope, nodes ?? Features),
            SparseNodes = sparse ? SparseOf(scope) : null,
            NodeAttributes = Constant(scope, Attributes),
            Edges = Constant(scope, edges ?? EdgeFeatures),
        };
        GraphState after = layer.Forward(graph ?? Batch, state, new Context(scope, training)).State;
        Assert.Null(after.SparseNodes);
        return Rows(after.Nodes!.Value.ToDoubleArray(), after.Nodes.Value.Shape[1]);
    }

    /// <summary>A parameter; one of a single axis is a single row.</summary>
    internal double[][] Parameter(string path)
    {
        Shape shape = parameters[path].Shape;
        return Rows(parameters[path].Value.ToDoubleArray(), shape.Rank == 0 ? 1 : shape[shape.Rank - 1]);
    }

    /// <summary>Overwrites a parameter.</summary>
    internal void Set(string path, params IEnumerable<double[]> rows) => parameters[path].Set([.. rows.SelectMany(row => row)]);

    /// <summary>The statistics, a row each.</summary>
    internal double[][] Statistics() => [.. parameters.Statistics.Select(statistic => statistic.Value.ToDoubleArray())];

    internal static double[] Times(double[] row, double[][] weight) =>
        [.. Enumerable.Range(0, weight[0].Length).Select(column => row.Select((value, i) => value * weight[i][column]).Sum())];

    internal static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    internal static double[] Scale(double[] a, double by) => [.. a.Select(x => x * by)];

    internal static double[] Sum(IEnumerable<double[]> rows, int width) => rows.Aggregate(new double[width], Plus);

    internal static void AssertClose(double[][] expected, double[][] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), rows => Assert.Equal(rows.First, rows.Second, (a, b) => Math.Abs(a - b) < tolerance));
    }

    private static SparseFeatures SparseOf(Scope scope) => new(
        Grouping.Of([.. Enumerable.Range(0, Nodes * Width).Select(place => place / Width)], Nodes),
        Grouping.Of([.. Enumerable.Range(0, Nodes * Width).Select(place => place % Width)], Width),
        scope.Constant(Features.SelectMany(row => row).ToArray(), new Shape(Nodes * Width)));

    private static Tensor Constant(Scope scope, double[][] rows) =>
        scope.Constant(rows.SelectMany(row => row).ToArray(), new Shape(rows.Length, rows[0].Length));

    private static double[][] Rows(double[] values, int width) => [.. values.Chunk(width)];

    private static double[][] Draw(string name, int rows, int columns)
    {
        var values = new double[rows * columns];
        Initializer.Uniform(1).Fill(values, new SeededRandom(3).Fork(name));
        return Rows(values, columns);
    }
}
