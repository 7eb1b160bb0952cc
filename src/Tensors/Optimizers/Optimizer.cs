namespace Equivariant.ML.Tensors;

/// <summary>Changes parameters by their gradients.</summary>
public abstract class Optimizer
{
    private protected Optimizer(ParameterSet parameters) => Parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));

    /// <summary>What is changed.</summary>
    protected ParameterSet Parameters { get; }

    /// <summary>Takes one step by the gradients at hand.</summary>
    /// <param name="rate">The learning rate of this step.</param>
    public abstract void Step(double rate);

    private protected Storage Zeros()
    {
        Storage storage = Parameters.Engine.Allocate(Parameters.BlockLength);
        Parameters.Engine.Fill(0, storage, Parameters.BlockLength);
        return storage;
    }
}
