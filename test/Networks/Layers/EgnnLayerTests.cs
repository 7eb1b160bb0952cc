using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>What the forms of the layer mean, where no reference implementation's numbers say it.</summary>
public class EgnnLayerTests
{
    // An equilateral triangle of side 1.
    private static readonly double[] Triangle = [0, 0, 1, 0, 0.5, Math.Sqrt(0.75)];

    private static readonly EgnnOptions Plain = new() { Width = 4, Differences = Differences.Plain };

    [Fact]
    public void On_a_complete_graph_one_over_the_others_is_the_mean()
    {
        (double[] nodes, double[] positions) = Forward(Plain);
        (double[] sameNodes, double[] samePositions) =
            Forward(Plain with { Messages = Aggregation.OverOthers, Coordinates = Aggregation.OverOthers });

        AssertEqual(nodes, sameNodes);
        AssertEqual(positions, samePositions);
    }

    [Fact]
    public void At_distance_one_soft_differences_step_half_as_far_and_unit_differences_as_far()
    {
        double[] plain = Step(Plain);
        AssertEqual([.. plain.Select(part => part / 2)], Step(Plain with { Differences = Differences.Soft }));
        AssertEqual([.. plain.Select(part => part / (1 + 1e-8))], Step(Plain with { Differences = Differences.Unit }));
    }

    [Fact]
    public void Steps_stay_shorter_than_the_largest_and_short_ones_stay_as_they_are()
    {
        AssertEqual(Step(Plain), Step(Plain with { LargestStep = 1e6 }));

        const double L = 1e-9;
        Assert.All(Step(Plain with { LargestStep = L }).Chunk(2), step => Assert.InRange(Math.Sqrt((step[0] * step[0]) + (step[1] * step[1])), L / 10, L));
    }

    [Fact]
    public void Pull_to_the_origin_takes_off_a_fraction()
    {
        double[] plain = Forward(Plain).Positions;
        AssertEqual([.. plain.Select(part => 0.75 * part)], Forward(Plain with { PullToOrigin = 0.25 }).Positions);
    }

    [Fact]
    public void Fixed_positions_stay() => Assert.Equal(Triangle, Forward(Plain with { UpdatePositions = false }).Positions);

    [Fact]
    public void Untrained_layer_leaves_positions_nearly_where_they_are() =>
        Assert.All(Step(new EgnnOptions(), draw: false), part => Assert.InRange(Math.Abs(part), 0, 1e-3));

    private static double[] Step(EgnnOptions options, bool draw = true) =>
        [.. Forward(options, draw).Positions.Zip(Triangle, (after, before) => after - before)];

    private static (double[] Nodes, double[] Positions) Forward(EgnnOptions options, bool draw = true)
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new EgnnLayer(parameters.Root, new InputWidths { Nodes = 2, Dimension = 2 }, 2, options);
        foreach (Parameter parameter in draw ? parameters.All : [])
        {
            var values = new double[parameter.Shape.Length];
            Initializer.Uniform(0.5).Fill(values, new SeededRandom(2).Fork(parameter.Path));
            parameter.Set(values);
        }

        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([0, 0, 1, 1, 2, 2], 3), Grouping.Of([1, 2, 0, 2, 0, 1], 3), Grouping.Of([0, 0, 0], 1));
        GraphState state = layer.Forward(
            graph,
            new GraphState { Nodes = scope.Constant([0.1, 0.9, -0.4, 0.3, 1.2, -0.8], new Shape(3, 2)), Positions = scope.Constant(Triangle, new Shape(3, 2)) },
            new Context(scope)).State;
        return (state.Nodes!.Value.ToDoubleArray(), state.Positions!.Value.ToDoubleArray());
    }

    private static void AssertEqual(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
