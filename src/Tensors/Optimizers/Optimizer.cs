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

    /// <summary>
    /// Writes what is remembered of the steps taken, so that another optimizer, of the same options and of as many parameters, goes on as this one would, to the bit.
    /// </summary>
    public abstract void Save(BinaryWriter writer);

    /// <summary>Takes back what <see cref="Save"/> wrote, and reads nothing beyond it.</summary>
    /// <exception cref="EndOfStreamException">There is less.</exception>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public abstract void Restore(BinaryReader reader);

    private protected Storage Zeros()
    {
        Storage storage = Parameters.Engine.Allocate(Parameters.BlockLength);
        Parameters.Engine.Fill(0, storage, Parameters.BlockLength);
        return storage;
    }
}
