using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class PackedTargetsTests
{
    private static readonly Graph Graph = new GraphBuilder(1).Build();

    [Fact]
    public void Targets_follow_each_other_and_have_no_weights_where_all_are_known()
    {
        PackedTargets targets = PackedTargets.Of([Of([1, 2]), Of([]), Of([3])]);
        Assert.Equal([1f, 2, 3], targets.Values);
        Assert.Null(targets.Weights);
        Assert.Equal(3, targets.TotalWeight);
    }

    [Fact]
    public void A_target_that_is_not_known_is_a_zero_of_no_weight()
    {
        PackedTargets targets = PackedTargets.Of([Of([1, float.NaN]), Of([float.NaN])]);
        Assert.Equal([1f, 0, 0], targets.Values);
        Assert.Equal([1f, 0, 0], targets.Weights!);
        Assert.Equal(1, targets.TotalWeight);
    }

    [Fact]
    public void Targets_count_as_much_as_their_rows()
    {
        PackedTargets targets = PackedTargets.Of([Of([1, float.NaN], [3, 3]), Of([5])]);
        Assert.Equal([1f, 0, 5], targets.Values);
        Assert.Equal([3f, 0, 1], targets.Weights!);
        Assert.Equal(4, targets.TotalWeight);
    }

    private static Example Of(float[] targets, float[]? weights = null) => new(Graph, [new GraphRow(Graph)], targets, weights);
}
