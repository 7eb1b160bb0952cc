namespace Equivariant.ML.Tensors.Tests.Optimizers;

/// <summary>Weights of some paths decay by numbers of their own.</summary>
public abstract class ParameterDecayTests(Func<Engine> engine)
{
    private static readonly string[] Paths = ["layer0/weight", "layer0/bias", "layer01/weight", "layer1/weight", "head/weight"];

    public static TheoryData<OptimizerOptions> Optimizers =>
    [
        new AdamOptions(), new AdamOptions { DecoupledWeightDecay = true }, new SgdOptions { Momentum = 0.5 }, new SgdOptions { DecoupledWeightDecay = true },
    ];

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Each_parameter_steps_as_if_its_decay_were_all_parameters(OptimizerOptions options)
    {
        Dictionary<string, float[]> found = Run(options with { WeightDecay = 0.1, WeightDecays = [new("layer0/bias", 0.5), new("layer0", 0.25), new("head", 0)] });

        AssertSame(Run(options with { WeightDecay = 0.25 }), found, "layer0/weight");
        AssertSame(Run(options with { WeightDecay = 0.5 }), found, "layer0/bias");
        AssertSame(Run(options with { WeightDecay = 0.1 }), found, "layer01/weight", "layer1/weight");
        AssertSame(Run(options), found, "head/weight");
        Assert.NotEqual(Run(options with { WeightDecay = 0.1 })["head/weight"], found["head/weight"]);
    }

    [Theory]
    [InlineData("layer")]
    [InlineData("layer0/")]
    [InlineData("bias")]
    public void A_path_that_is_no_parameter_s_is_refused(string path)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Run(new AdamOptions { WeightDecays = [new(path, 0.1)] }));
        Assert.Equal(
            $"WeightDecays: no parameter has the path '{path}'; there are layer0/weight, layer0/bias, layer01/weight, layer1/weight, head/weight.", error.Message);
    }

    private static void AssertSame(Dictionary<string, float[]> expected, Dictionary<string, float[]> found, params string[] paths) =>
        Assert.All(paths, path => Assert.Equal(expected[path], found[path]));

    private Dictionary<string, float[]> Run(OptimizerOptions options)
    {
        var parameters = new ParameterSet(engine(), seed: 1);
        foreach (string path in Paths)
        {
            // Of lengths that leave gaps between parameters.
            parameters.Root.Add(path, new Shape(11 + path.Length), Initializer.Uniform(1));
        }

        Optimizer optimizer = options.Create(parameters);
        for (int step = 0; step < 5; step++)
        {
            using Scope scope = parameters.Engine.BeginScope(recording: true);
            parameters.ClearGradients();
            scope.Backward(parameters.All.Select(parameter => scope.Use(parameter.Value).Exp().Sum()).Aggregate((sum, next) => sum + next));
            optimizer.Step(0.1);
        }

        return parameters.All.ToDictionary(parameter => parameter.Path, parameter => parameter.Value.ToArray());
    }
}

public sealed class ParameterDecayOnReferenceEngine() : ParameterDecayTests(() => new ReferenceEngine());

public sealed class ParameterDecayOnManagedEngine() : ParameterDecayTests(() => new ManagedEngine(1));
