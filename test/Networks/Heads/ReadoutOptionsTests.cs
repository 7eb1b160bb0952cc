using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Heads;

public class ReadoutOptionsTests
{
    [Fact]
    public void A_readout_without_anything_to_learn_goes_by_its_name()
    {
        ReadoutOptions mean = Readout.Mean;
        Assert.Equal(new PooledReadout { Pool = Readout.Mean }, mean);
        Assert.Equal("Mean", mean.ToString());
        Assert.Empty(ParametersOf(mean));
    }

    [Fact]
    public void A_readout_that_is_learnt_has_parameters_in_its_place()
    {
        Assert.Equal(["readout/gate/weight", "readout/gate/bias", "readout/value/weight", "readout/value/bias"], ParametersOf(new AttentionReadout()));
        Assert.Equal(
            ["readout/cell/input/weight", "readout/cell/input/bias", "readout/cell/hidden/weight", "readout/cell/hidden/bias"],
            ParametersOf(new Set2SetReadout()));
    }

    [Fact]
    public void Options_are_in_their_ranges()
    {
        Assert.StartsWith("Set2SetReadout.Steps is 0; expected 1 to 1024.", Refusal(new Set2SetReadout { Steps = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("Set2SetReadout.Steps is 1025; expected 1 to 1024.", Refusal(new Set2SetReadout { Steps = 1025 }), StringComparison.Ordinal);
        Assert.StartsWith("Readout is 9; expected Sum, Mean, Max.", Refusal((Readout)9), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new GraphHead(Scope(), new GnnOptions(), 1, null!));
    }

    private static string Refusal(ReadoutOptions readout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphHead(Scope(), new GnnOptions(), 1, readout)).Message;

    private static string[] ParametersOf(ReadoutOptions readout)
    {
        var set = new ParameterSet(new ReferenceEngine(), seed: 1);
        _ = new GraphHead(set.Root, new GnnOptions { Width = 3 }, 1, readout);
        return [.. set.All.Select(parameter => parameter.Path).Where(path => path.StartsWith("readout/", StringComparison.Ordinal))];
    }

    private static ParameterScope Scope() => new ParameterSet(new ReferenceEngine(), seed: 1).Root;
}
