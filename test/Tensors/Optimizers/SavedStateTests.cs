namespace Equivariant.ML.Tensors.Tests.Optimizers;

/// <summary>What optimizers and averages remember, saved after some steps: another that takes it back goes on to the same bits.</summary>
public abstract class SavedStateTests(Func<Engine> engine)
{
    // More numbers than are saved at once, and parameters that leave gaps between them.
    private static readonly int[] Lengths = [3, 20_000];

    public static TheoryData<OptimizerOptions, double> Optimizers => new()
    {
        { new AdamOptions(), 0 },
        { new AdamOptions { Beta1 = 0.8, WeightDecay = 0.1 }, 0.9 },
        { new AdamOptions { WeightDecay = 0.1, DecoupledWeightDecay = true }, 0 },
        { new AdamOptions { WeightDecay = 0.1, WeightDecays = [new("weights3", 0.5)] }, 0 },
        { new SgdOptions(), 0.99 },
        { new SgdOptions { Momentum = 0.9, WeightDecay = 0.1 }, 0.9 },
    };

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Steps_go_on_to_the_same_bits(OptimizerOptions options, double decay)
    {
        var whole = new Training(engine(), options, decay);
        whole.Steps(1, 20);
        var first = new Training(engine(), options, decay);
        first.Steps(1, 7);
        byte[] saved = first.Save();
        var second = new Training(engine(), options, decay);
        second.Steps(1, 3);
        second.Restore(saved, first);
        Assert.Equal(saved, second.Save());
        second.Steps(8, 20);

        Assert.Equal(whole.Weights(), second.Weights());
        Assert.Equal(whole.Save(), second.Save());
        Assert.NotEqual(first.Weights(), second.Weights());
    }

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Less_than_was_saved_is_refused(OptimizerOptions options, double decay)
    {
        var training = new Training(engine(), options, decay);
        training.Steps(1, 2);
        byte[] saved = training.Save();
        foreach (int length in new[] { 0, 3, 1000, saved.Length - 1 })
        {
            Assert.Throws<EndOfStreamException>(() => new Training(engine(), options, decay).Restore(saved[..length], training));
        }
    }

    [Fact]
    public void Fewer_steps_than_none_are_refused()
    {
        byte[] minusOne = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];
        var parameters = new ParameterSet(engine(), seed: 1);
        foreach (Action<BinaryReader> restore in new Action<BinaryReader>[] { new AdamOptions().Create(parameters).Restore, new WeightAverage(parameters, 0.9).Restore })
        {
            using BinaryReader reader = new(new MemoryStream(minusOne));
            Assert.Equal("-1 steps were taken; expected 0 or more.", Assert.Throws<FormatException>(() => restore(reader)).Message);
        }
    }

    private sealed class Training
    {
        private readonly ParameterSet parameters;
        private readonly Optimizer optimizer;
        private readonly WeightAverage? average;

        public Training(Engine engine, OptimizerOptions options, double decay)
        {
            parameters = new ParameterSet(engine, seed: 1);
            foreach (int length in Lengths)
            {
                parameters.Root.Add($"weights{length}", new Shape(length), Initializer.Uniform(1));
            }

            optimizer = options.Create(parameters);
            average = decay > 0 ? new WeightAverage(parameters, decay) : null;
        }

        public void Steps(int from, int to)
        {
            for (int step = from; step <= to; step++)
            {
                using Scope scope = parameters.Engine.BeginScope(recording: true);
                parameters.ClearGradients();
                scope.Backward(Sum(parameters.All[0], step, scope) + Sum(parameters.All[1], step, scope));
                optimizer.Step(0.1 / step);
                average?.Update();
            }
        }

        private static Tensor Sum(Parameter weights, int step, Scope scope)
        {
            double[] slopes = [.. Enumerable.Range(0, weights.Shape.Length).Select(i => Math.Sin((3 * step) + i) + (0.1 * (i % 7)))];
            return (scope.Constant(slopes, weights.Shape) * weights.Value).Sum();
        }

        public double[] Weights() => [.. parameters.All.SelectMany(weights => weights.Value.ToDoubleArray())];

        public byte[] Save()
        {
            using MemoryStream bytes = new();
            using BinaryWriter writer = new(bytes);
            optimizer.Save(writer);
            average?.Save(writer);
            writer.Flush();
            return bytes.ToArray();
        }

        public void Restore(byte[] saved, Training weightsOf)
        {
            using MemoryStream bytes = new(saved);
            using BinaryReader reader = new(bytes);
            optimizer.Restore(reader);
            average?.Restore(reader);
            Assert.Equal(saved.Length, bytes.Position);
            foreach ((Parameter mine, Parameter other) in parameters.All.Zip(weightsOf.parameters.All))
            {
                mine.Set(other.Value.ToDoubleArray());
            }
        }
    }
}

public sealed class SavedStateOnReferenceEngine() : SavedStateTests(() => new ReferenceEngine());

public sealed class SavedStateOnManagedEngine() : SavedStateTests(() => new ManagedEngine(1));
