using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

public class GcnLayerTests
{
    // Four nodes; the last two are joined to themselves, one of them to nothing else.
    private static readonly int[] Targets = [0, 0, 1, 2, 2, 3];
    private static readonly int[] Sources = [1, 2, 0, 2, 0, 3];

    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Operator_is_that_of_the_paper()
    {
        double[,] matrix = new double[4, 4];
        for (int edge = 0; edge < Targets.Length; edge++)
        {
            matrix[Targets[edge], Sources[edge]] += 1;
        }

        matrix[0, 0] = matrix[1, 1] = 1;
        double[] degrees = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 4).Sum(column => matrix[row, column]))];

        double[] found = Propagate(null);
        Assert.All(Enumerable.Range(0, 16), place =>
            Assert.Equal(matrix[place / 4, place % 4] / Math.Sqrt(degrees[place / 4] * degrees[place % 4]), found[place], 1e-12));
    }

    [Fact]
    public void Weights_of_1_are_none() => Assert.Equal(Propagate(null), Propagate([1, 1, 1, 1, 1, 1]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Degrees_count_weights_without_sign() =>
        Assert.Equal(Propagate([1, 2, 3, 4, 5, 6]).Select(Math.Abs), Propagate([1, -2, 3, 4, -5, 6]).Select(Math.Abs), (a, b) => Math.Abs(a - b) < 1e-12);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sparse_features_are_the_same_as_dense_ones(bool weighted)
    {
        var widths = new InputWidths { Nodes = 3, Edges = 1, EdgeWeight = weighted ? 0 : null };
        double[] dense = [0, 2, 0, 1, 0, -1, 0, 0, 0, 0, 0, 3];
        (double[] expected, double[] weight) = Run(widths, (_, state) => state with { Nodes = state.Nodes });
        (double[] actual, double[] sparseWeight) = Run(widths, (scope, state) => state with
        {
            Nodes = null,
            SparseNodes = new SparseFeatures(
                Grouping.Of([0, 1, 1, 3], 4), Grouping.Of([1, 0, 2, 2], 3), scope.Constant((double[])[2, 1, -1, 3], new Shape(4))),
        });
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(weight, sparseWeight, (a, b) => Math.Abs(a - b) < 1e-12);

        (double[] Output, double[] WeightGradient) Run(InputWidths widths, Func<Scope, GraphState, GraphState> change)
        {
            var parameters = new ParameterSet(engine, seed: 1);
            var layer = new GcnLayer(parameters.Root, widths, 2, 0.5, Activation.Tanh);
            using Scope scope = engine.BeginScope(recording: true);
            var state = new GraphState
            {
                Nodes = scope.Constant(dense, new Shape(4, 3)),
                Edges = scope.Constant((double[])[1, 2, 3, 4, 5, 6], new Shape(6, 1)),
            };
            GraphState after = layer.Forward(Batch(), change(scope, state), new Context(scope)).State;
            Assert.Null(after.SparseNodes);
            double[] output = after.Nodes!.Value.ToDoubleArray();
            scope.Backward(after.Nodes.Value.Square().Sum());
            return (output, parameters["weight"].Gradient.ToDoubleArray());
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(engine, seed: 1).Root;
        Assert.StartsWith(
            "GcnLayer: a dropout of 1; expected 0 to below 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GcnLayer(parameters, new InputWidths { Nodes = 1 }, 1, dropout: 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "GcnLayer: the weight is edge feature 2; expected 0 to 1, or none.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GcnLayer(parameters, new InputWidths { Edges = 2, EdgeWeight = 2 }, 1)).Message,
            StringComparison.Ordinal);
        using Scope scope = engine.BeginScope();
        Assert.StartsWith(
            "3 entries in rows, 3 in columns and values [2] do not fit.",
            Assert.Throws<ArgumentException>(() =>
                new SparseFeatures(Grouping.Of([0, 0, 1], 2), Grouping.Of([0, 0, 1], 2), scope.Full(1, new Shape(2)))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The matrix that features are multiplied by: what becomes of the identity, by the weight 1.</summary>
    private double[] Propagate(double[]? weights)
    {
        double[] identity = [.. Enumerable.Range(0, 16).Select(place => place % 5 == 0 ? 1.0 : 0)];
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new GcnLayer(parameters.Root, new InputWidths { Nodes = 4, Edges = 1, EdgeWeight = weights is null ? null : 0 }, 4);
        parameters["weight"].Set(identity);
        using Scope scope = engine.BeginScope();
        var state = new GraphState
        {
            Nodes = scope.Constant(identity, new Shape(4, 4)),
            Edges = weights is null ? null : scope.Constant(weights, new Shape(6, 1)),
        };
        return layer.Forward(Batch(), state, new Context(scope)).State.Nodes!.Value.ToDoubleArray();
    }

    private static GraphBatch Batch() => new(Grouping.Of(Targets, 4), Grouping.Of(Sources, 4), Grouping.Of([0, 0, 0, 0], 1));
}
