namespace Equivariant.ML.Tensors;

/// <summary>Adam (Kingma and Ba 2015), in one pass over all parameters, run by run of those that decay alike.</summary>
internal sealed class Adam : Optimizer
{
    private readonly AdamOptions options;
    private readonly Storage mean;
    private readonly Storage square;
    private readonly Run[] runs;
    private int steps;

    internal Adam(ParameterSet parameters, AdamOptions options)
        : base(parameters)
    {
        this.options = options;
        mean = Zeros();
        square = Zeros();
        runs = [.. DecayRun.Of(parameters, options).Select(run => new Run(
            parameters.Values.Slice(run.Start, run.Length),
            parameters.Gradients.Slice(run.Start, run.Length),
            mean.Slice(run.Start, run.Length),
            square.Slice(run.Start, run.Length),
            run))];
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
            L2 = 0,
            Decay = 0,
        };
        foreach (Run run in runs)
        {
            AdamStep its = options.DecoupledWeightDecay ? step with { Decay = run.Of.Decay } : step with { L2 = run.Of.Decay };
            Parameters.Engine.Adam(run.Values, run.Gradients, run.Mean, run.Square, its, run.Of.Length);
        }
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

    /// <summary>The blocks' parts that are a run's.</summary>
    private readonly record struct Run(Storage Values, Storage Gradients, Storage Mean, Storage Square, DecayRun Of);
}
