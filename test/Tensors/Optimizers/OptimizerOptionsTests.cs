namespace Equivariant.ML.Tensors.Tests.Optimizers;

public class OptimizerOptionsTests
{
    public static TheoryData<OptimizerOptions, string> Wrong => new()
    {
        { new AdamOptions { LearningRate = 0 }, "LearningRate is 0; expected a positive number." },
        { new AdamOptions { LearningRate = double.NaN }, "LearningRate is NaN; expected a positive number." },
        { new AdamOptions { WeightDecay = -1 }, "WeightDecay is -1; expected zero or a positive number." },
        { new AdamOptions { WeightDecays = [new("layer0", -1)] }, "WeightDecays of 'layer0' is -1; expected zero or a positive number." },
        { new AdamOptions { Beta1 = 1 }, "Beta1 is 1; expected 0 to below 1." },
        { new AdamOptions { Beta2 = -0.5 }, "Beta2 is -0.5; expected 0 to below 1." },
        { new AdamOptions { Epsilon = 0 }, "Epsilon is 0; expected a positive number." },
        { new SgdOptions { Momentum = 1 }, "Momentum is 1; expected 0 to below 1." },
        { new SgdOptions { LearningRate = double.PositiveInfinity }, "LearningRate is" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Option_out_of_its_range_is_refused(OptimizerOptions options, string message)
    {
        var parameters = new ParameterSet(new ReferenceEngine(), seed: 1);
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => options.Create(parameters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(new AdamOptions { WeightDecays = [new("", 1)] }.Validate);
        Assert.Throws<ArgumentNullException>(new AdamOptions { WeightDecays = [null!] }.Validate);
        Assert.Throws<ArgumentNullException>(new AdamOptions { WeightDecays = null! }.Validate);
    }
}
