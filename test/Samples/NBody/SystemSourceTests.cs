using Equivariant.ML.Data;
using Equivariant.ML.NBody;

namespace Equivariant.ML.Samples.Tests;

public class SystemSourceTests
{
    [Fact]
    public void Splits_share_no_system_and_do_not_depend_on_each_other()
    {
        var few = new SimulatedSystems(seed: 3, trainingSystems: 6);
        var more = new SimulatedSystems(seed: 3, trainingSystems: 12);
        Split[] splits = Enum.GetValues<Split>();

        Assert.Equal([6, 4, 4], splits.Select(split => few.Read(split).Length));
        Assert.All(splits, split => Assert.Equal(few.Read(split)[0].Positions, more.Read(split)[0].Positions));
        Assert.Distinct(splits.SelectMany(few.Read).Select(system => system.Positions[0]));
    }

    [Fact]
    public void Systems_to_draw_are_the_test_systems_with_their_way()
    {
        var source = new SimulatedSystems(seed: 3, trainingSystems: 6);

        IReadOnlyList<ChargedSystem> drawn = source.ReadToDraw(9);

        Assert.Equal(source.Read(Split.Test).Select(system => system.Targets), drawn.Select(system => system.Targets));
        float[] trajectory = drawn[0].Trajectory!;
        int frame = drawn[0].Positions.Length;
        Assert.Equal(drawn[0].Positions, trajectory.Chunk(frame).ElementAt(source.InputFrame));
        Assert.Equal(drawn[0].Targets, trajectory[^frame..]);
    }
}
