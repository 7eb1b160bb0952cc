namespace Equivariant.ML.Tensors;

/// <summary>Stochastic gradient descent: m ← momentum·m + g, x ← x − rate·m.</summary>
internal sealed class Sgd : Optimizer
{
    private readonly SgdOptions options;
    private readonly Storage momentum;
    private readonly Run[] runs;

    internal Sgd(ParameterSet parameters, SgdOptions options)
        : base(parameters)
    {
        this.options = options;
        momentum = Zeros();
        runs = [.. DecayRun.Of(parameters, options).Select(run => new Run(parameters.Values.Slice(run.Start, run.Length), momentum.Slice(run.Start, run.Length), run))];
    }

    public override void Step(double rate)
    {
        Engine engine = Parameters.Engine;
        int length = Parameters.BlockLength;
        engine.Map(Unary.Affine, options.Momentum, 0, momentum, momentum, length);
        engine.AddScaled(1, Parameters.Gradients, momentum, length);
        foreach (Run run in runs)
        {
            if (options.DecoupledWeightDecay)
            {
                engine.Map(Unary.Affine, 1 - (rate * run.Of.Decay), 0, run.Values, run.Values, run.Of.Length);
            }
            else
            {
                engine.AddScaled(run.Of.Decay, run.Values, run.Momentum, run.Of.Length);
            }
        }

        engine.AddScaled(-rate, momentum, Parameters.Values, length);
    }

    public override void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SavedBlock.Write(Parameters.Engine, momentum, Parameters.BlockLength, writer);
    }

    public override void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        SavedBlock.Read(Parameters.Engine, momentum, Parameters.BlockLength, reader);
    }

    /// <summary>The blocks' parts that are a run's.</summary>
    private readonly record struct Run(Storage Values, Storage Momentum, DecayRun Of);
}
