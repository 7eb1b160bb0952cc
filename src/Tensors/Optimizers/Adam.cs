namespace Equivariant.ML.Tensors;

/// <summary>Adam (Kingma and Ba 2015), in one pass over all parameters.</summary>
internal sealed class Adam : Optimizer
{
    private readonly AdamOptions options;
    private readonly Storage mean;
    private readonly Storage square;
    private int steps;

    internal Adam(ParameterSet parameters, AdamOptions options)
        : base(parameters)
    {
        this.options = options;
        mean = Zeros();
        square = Zeros();
    }

    public override void Step(double rate)
    {
        steps++;
        var step = new AdamStep
        {
            Rate = rate,
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Epsilon = options.Epsilon,
            Correction1 = 1 - Math.Pow(options.Beta1, steps),
            Correction2 = 1 - Math.Pow(options.Beta2, steps),
            L2 = options.DecoupledWeightDecay ? 0 : options.WeightDecay,
            Decay = options.DecoupledWeightDecay ? options.WeightDecay : 0,
        };
        Parameters.Engine.Adam(Parameters.Values, Parameters.Gradients, mean, square, step, Parameters.BlockLength);
    }

    public override void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(steps);
        SavedBlock.Write(Parameters.Engine, mean, Parameters.BlockLength, writer);
        SavedBlock.Write(Parameters.Engine, square, Parameters.BlockLength, writer);
    }

    public override void Restore(BinaryReader reader)
    {
        steps = SavedBlock.ReadSteps(reader);
        SavedBlock.Read(Parameters.Engine, mean, Parameters.BlockLength, reader);
        SavedBlock.Read(Parameters.Engine, square, Parameters.BlockLength, reader);
    }
}
