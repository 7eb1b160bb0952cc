namespace Equivariant.ML.Tensors.Tests.Optimizers;

public abstract class SgdTests(Engine engine, double tolerance)
{
    [Fact]
    public void Plain_steps() => Check(new SgdOptions(), l2: 0, decay: 0);

    [Fact]
    public void Momentum_keeps_a_part_of_the_last_step() => Check(new SgdOptions { Momentum = 0.9 }, l2: 0, decay: 0);

    [Fact]
    public void Weight_decay_is_added_to_the_gradient() => Check(new SgdOptions { Momentum = 0.5, WeightDecay = 0.3 }, l2: 0.3, decay: 0);

    [Fact]
    public void Decoupled_weight_decay_acts_beside_the_step() =>
        Check(new SgdOptions { Momentum = 0.5, WeightDecay = 0.3, DecoupledWeightDecay = true }, l2: 0, decay: 0.3);

    private void Check(SgdOptions options, double l2, double decay) => OptimizerCheck.Run(
        engine,
        options,
        (x, g, rate, _, memory) =>
        {
            memory[0] = (options.Momentum * memory[0]) + g + (l2 * x);
            return x - (rate * decay * x) - (rate * memory[0]);
        },
        tolerance);
}

public sealed class SgdOnReferenceEngine() : SgdTests(new ReferenceEngine(), 1e-12);

public sealed class SgdOnManagedEngine() : SgdTests(new ManagedEngine(1), 1e-5);
