using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class PackedTargetsTests
{
    private static readonly Graph Graph = new GraphBuilder(1).Build();

    [Fact]
    public void Targets_follow_each_other_and_have_no_weights_where_all_are_known()
    {
        PackedTargets targets = PackedTargets.Of([new Example(Graph, [1, 2]), new Example(Graph, []), new Example(Graph, [3])]);
        Assert.Equal([1f, 2, 3], targets.Values);
        Assert.Null(targets.Weights);
        Assert.Equal((3, 3), (targets.Known, targets.Graphs.Length));
    }

    [Fact]
    public void A_target_that_is_not_known_is_a_zero_of_no_weight()
    {
        PackedTargets targets = PackedTargets.Of([new Example(Graph, [1, float.NaN]), new Example(Graph, [float.NaN])]);
        Assert.Equal([1f, 0, 0], targets.Values);
        Assert.Equal([1f, 0, 0], targets.Weights!);
        Assert.Equal(1, targets.Known);
    }
}
