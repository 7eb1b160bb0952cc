using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class TargetScaleTests
{
    private static readonly Graph Water = new GraphBuilder(3).WithNodeTypes([8, 1, 1]).Build();

    [Fact]
    public void Labels_lose_their_offset_and_are_divided_by_the_deviation()
    {
        var scale = new TargetScale { Types = [1, 8], TypeOffsets = [-0.5, -75], Mean = 2, Deviation = 4 };
        Assert.Equal(-74, scale.Offset(Water));
        Assert.Equal(0.5f, scale.ToTarget(-72, Water));
        Assert.Equal(-72, scale.ToLabel(0.5f, Water));
    }

    [Fact]
    public void Types_without_an_offset_and_graphs_without_types_add_nothing()
    {
        var scale = new TargetScale { Types = [1], TypeOffsets = [-0.5] };
        Assert.Equal(-1, scale.Offset(Water));
        Assert.Equal(0, scale.Offset(new GraphBuilder(2).Build()));
        Assert.True(float.IsNaN(scale.ToTarget(float.NaN, Water)));
    }
}
