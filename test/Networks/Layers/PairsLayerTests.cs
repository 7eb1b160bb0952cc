using Equivariant.ML.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>The linear maps of matrices of 5 nodes, against all that commute with permutations, which linear algebra finds.</summary>
public class PairsLayerTests
{
    private const int N = 5, Pairs = N * N;

    // A transposition and a cycle generate all permutations.
    private static readonly int[][] Generators = [[1, 0, 2, 3, 4], [1, 2, 3, 4, 0]];

    private readonly ReferenceEngine engine = new();

    [Fact]
    public void The_15_maps_span_all_that_commute_with_permutations()
    {
        Matrix<double>[] maps = [.. Enumerable.Range(0, 15).Select(map => Matrix(parameters => new PairsLayer(parameters, 1, 1), map))];
        AssertSpan(15, maps, PermutationOfPairs);
    }

    [Fact]
    public void The_5_maps_to_nodes_span_all_that_commute_with_permutations()
    {
        Matrix<double>[] maps = [.. Enumerable.Range(0, 5).Select(map => Matrix(parameters => new PairsAsNodes(parameters, 1, 1), map))];
        AssertSpan(5, maps, PermutationOfNodes);
    }

    [Fact]
    public void The_2_biases_span_the_matrices_that_permutations_leave()
    {
        double[] everywhere = Forward(parameters => new PairsLayer(parameters, 1, 1), "bias", 0, new double[Pairs]);
        double[] onDiagonal = Forward(parameters => new PairsLayer(parameters, 1, 1), "bias", 1, new double[Pairs]);
        Assert.All(everywhere, value => Assert.Equal(1, value));
        Assert.Equal(Enumerable.Range(0, Pairs).Select(pair => pair / N == pair % N ? 1.0 : 0), onDiagonal);
        Assert.Equal(2, Commutant(PermutationOfPairs, _ => Matrix<double>.Build.DenseIdentity(1)));
    }

    [Fact]
    public void A_graph_is_written_as_its_matrices()
    {
        using Scope scope = engine.BeginScope();
        GraphBatch batch = SmallGraph.Batch;
        var state = new GraphState
        {
            Nodes = scope.Constant(SmallGraph.Features.SelectMany(row => row).ToArray(), new Shape(SmallGraph.Nodes, SmallGraph.Width)),
            Edges = scope.Constant(SmallGraph.EdgeFeatures.SelectMany(row => row).ToArray(), new Shape(SmallGraph.Targets.Length, SmallGraph.EdgeWidth)),
        };
        Tensor found = new EdgesAsPairs().Forward(batch, state, new Context(scope)).State.Pairs!.Value;

        double[][] expected = [.. Enumerable.Range(0, SmallGraph.Nodes * SmallGraph.Nodes)
            .Select(pair => (Row: pair / SmallGraph.Nodes, Column: pair % SmallGraph.Nodes))
            .Where(pair => SmallGraph.Graphs[pair.Row] == SmallGraph.Graphs[pair.Column])
            .Select(pair =>
            {
                int[] edges = [.. SmallGraph.EdgesInto(pair.Row).Where(edge => SmallGraph.Sources[edge] == pair.Column)];
                return (double[])
                [
                    edges.Length,
                    .. SmallGraph.Sum(edges.Select(edge => SmallGraph.EdgeFeatures[edge]), SmallGraph.EdgeWidth),
                    .. pair.Row == pair.Column ? SmallGraph.Features[pair.Row] : new double[SmallGraph.Width],
                ];
            })];
        SmallGraph.AssertClose(expected, [.. found.ToDoubleArray().Chunk(found.Shape[1])]);
    }

    [Fact]
    public void Edges_between_graphs_and_missing_pairs_are_refused()
    {
        using Scope scope = engine.BeginScope();
        var parameters = new ParameterSet(engine, seed: 1);
        var apart = new GraphBatch(Grouping.Of([0], 2), Grouping.Of([1], 2), Grouping.Of([0, 1], 2));
        Assert.StartsWith(
            "Edge 0 leads from graph 1 to graph 0; expected one graph.",
            Assert.Throws<ArgumentException>(() => new EdgesAsPairs().Forward(apart, default, new Context(scope))).Message,
            StringComparison.Ordinal);
        Layer[] layers = [new PairsLayer(parameters.Root["a"], 1, 1), new PairsAsNodes(parameters.Root["b"], 1, 1)];
        Assert.All(layers, layer => Assert.Equal(
            $"{layer.GetType().Name} needs features of pairs, which these graphs do not have.",
            Assert.Throws<ArgumentException>(() => layer.Forward(SmallGraph.Batch, default, new Context(scope))).Message));
    }

    /// <summary>Maps that are independent, commute with permutations, and are as many as there are at most.</summary>
    private static void AssertSpan(int dimension, Matrix<double>[] maps, Func<int[], Matrix<double>> after)
    {
        Assert.Equal(dimension, Matrix<double>.Build.DenseOfRows(maps.Select(map => map.ToRowMajorArray())).Rank());
        foreach (int[] order in Generators)
        {
            Assert.All(maps, map => Assert.True((after(order) * map - map * PermutationOfPairs(order)).L2Norm() < 1e-12));
        }

        Assert.Equal(dimension, Commutant(after, PermutationOfPairs));
    }

    /// <summary>The dimension of the matrices M with P·M = M·Q for all generators: those on which a sum of squares is 0.</summary>
    private static int Commutant(Func<int[], Matrix<double>> after, Func<int[], Matrix<double>> before)
    {
        // P and Q are orthogonal: |P·M·Qᵀ − M|² = mᵀ·(2 − K − Kᵀ)·m, with K = P⊗Q and m the rows of M one after the other.
        Matrix<double> squares = Generators.Select(order =>
        {
            Matrix<double> both = after(order).KroneckerProduct(before(order));
            return 2 * Matrix<double>.Build.DenseIdentity(both.RowCount) - both - both.Transpose();
        }).Aggregate((sum, next) => sum + next);
        return squares.Evd(Symmetricity.Symmetric).EigenValues.Count(value => Math.Abs(value.Real) < 1e-9);
    }

    private static Matrix<double> PermutationOfNodes(int[] order) => Matrix<double>.Build.Dense(N, N, (row, column) => order[row] == column ? 1 : 0);

    private static Matrix<double> PermutationOfPairs(int[] order) => PermutationOfNodes(order).KroneckerProduct(PermutationOfNodes(order));

    /// <summary>What one of a layer's maps does to each matrix that is 1 in one place.</summary>
    private Matrix<double> Matrix(Func<ParameterScope, Layer> build, int map) => Matrix<double>.Build.DenseOfColumns(
        Enumerable.Range(0, Pairs).Select(pair => Forward(build, "weight", map, [.. Enumerable.Range(0, Pairs).Select(place => place == pair ? 1.0 : 0)])));

    private double[] Forward(Func<ParameterScope, Layer> build, string path, int place, double[] matrix)
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Layer layer = build(parameters.Root);
        foreach (Parameter parameter in parameters.All)
        {
            parameter.Set([.. Enumerable.Range(0, parameter.Shape.Length).Select(i => parameter.Path == path && i == place ? 1.0 : 0)]);
        }

        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([], N), Grouping.Of([], N), Grouping.Of(new int[N], 1));
        GraphState after = layer.Forward(graph, new GraphState { Pairs = scope.Constant(matrix, new Shape(Pairs, 1)) }, new Context(scope)).State;
        return (after.Pairs ?? after.Nodes!.Value).ToDoubleArray();
    }
}
