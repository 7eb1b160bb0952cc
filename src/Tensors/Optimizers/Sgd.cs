namespace Equivariant.ML.Tensors;

/// <summary>Stochastic gradient descent: m ← momentum·m + g, x ← x − rate·m.</summary>
internal sealed class Sgd : Optimizer
{
    private readonly SgdOptions options;
    private readonly Storage momentum;

    internal Sgd(ParameterSet parameters, SgdOptions options)
        : base(parameters)
    {
        this.options = options;
        momentum = Zeros();
    }

    public override void Step(double rate)
    {
        Engine engine = Parameters.Engine;
        int length = Parameters.BlockLength;
        engine.Map(Unary.Affine, options.Momentum, 0, momentum, momentum, length);
        engine.AddScaled(1, Parameters.Gradients, momentum, length);
        if (options.DecoupledWeightDecay)
        {
            engine.Map(Unary.Affine, 1 - (rate * options.WeightDecay), 0, Parameters.Values, Parameters.Values, length);
        }
        else
        {
            engine.AddScaled(options.WeightDecay, Parameters.Values, momentum, length);
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
}
