namespace Equivariant.ML.Tensors.Tests.Optimizers;

public abstract class AdamTests(Engine engine, double tolerance)
{
    [Fact]
    public void Adam_is_its_paper_s_algorithm() => Check(new AdamOptions { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-3 }, l2: 0, decay: 0);

    [Fact]
    public void Weight_decay_is_added_to_the_gradient() => Check(new AdamOptions { WeightDecay = 0.3 }, l2: 0.3, decay: 0);

    [Fact]
    public void Decoupled_weight_decay_acts_beside_the_step() =>
        Check(new AdamOptions { WeightDecay = 0.3, DecoupledWeightDecay = true }, l2: 0, decay: 0.3);

    private void Check(AdamOptions options, double l2, double decay) => OptimizerCheck.Run(
        engine,
        options,
        (x, g, rate, step, memory) =>
        {
            g += l2 * x;
            memory[0] = (options.Beta1 * memory[0]) + ((1 - options.Beta1) * g);
            memory[1] = (options.Beta2 * memory[1]) + ((1 - options.Beta2) * g * g);
            double mean = memory[0] / (1 - Math.Pow(options.Beta1, step));
            double square = memory[1] / (1 - Math.Pow(options.Beta2, step));
            return x - (rate * decay * x) - (rate * mean / (Math.Sqrt(square) + options.Epsilon));
        },
        tolerance);
}

public sealed class AdamOnReferenceEngine() : AdamTests(new ReferenceEngine(), 1e-12);

public sealed class AdamOnManagedEngine() : AdamTests(new ManagedEngine(1), 1e-5);
