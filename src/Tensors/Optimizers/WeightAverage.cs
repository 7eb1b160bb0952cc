namespace Equivariant.ML.Tensors;

/// <summary>
/// An exponential average of a network's weights over its training steps (Polyak and Juditsky 1992), which often predicts better than the last ones.
/// </summary>
public sealed class WeightAverage
{
    private readonly ParameterSet parameters;
    private readonly double decay;
    private readonly Storage average;
    private readonly Storage spare;
    private int updates;

    /// <summary>An average that starts from the weights as they are.</summary>
    /// <param name="parameters">Whose weights are averaged.</param>
    /// <param name="decay">How much of the average each step keeps, from 0 to below 1; the first steps keep less, so that the start is soon forgotten.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of its range.</exception>
    public WeightAverage(ParameterSet parameters, double decay)
    {
        this.parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
        if (decay is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), decay, $"The decay is {decay}; expected 0 to below 1.");
        }

        this.decay = decay;
        average = parameters.Engine.Allocate(parameters.BlockLength);
        spare = parameters.Engine.Allocate(parameters.BlockLength);
        Copy(parameters.Values, average);
    }

    /// <summary>Takes in the weights after a step.</summary>
    public void Update()
    {
        updates++;
        double keep = Math.Min(decay, (1.0 + updates) / (10.0 + updates));
        parameters.Engine.Map(Unary.Affine, keep, 0, average, average, parameters.BlockLength);
        parameters.Engine.AddScaled(1 - keep, parameters.Values, average, parameters.BlockLength);
    }

    /// <summary>Exchanges the weights and their average; a second call exchanges them back.</summary>
    public void Swap()
    {
        // Sums and differences would round; a third block keeps the bits.
        Copy(parameters.Values, spare);
        Copy(average, parameters.Values);
        Copy(spare, average);
    }

    /// <summary>Writes the average, so that another of the same decay, of as many parameters, goes on as this one would, to the bit.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(updates);
        SavedBlock.Write(parameters.Engine, average, parameters.BlockLength, writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, and reads nothing beyond it.</summary>
    /// <exception cref="EndOfStreamException">There is less.</exception>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public void Restore(BinaryReader reader)
    {
        updates = SavedBlock.ReadSteps(reader);
        SavedBlock.Read(parameters.Engine, average, parameters.BlockLength, reader);
    }

    private void Copy(Storage from, Storage to)
    {
        var sizes = new Axes(1, 1, 1, parameters.BlockLength);
        Axes strides = sizes.RowMajorStrides();
        parameters.Engine.Copy(from, 0, strides, to, 0, strides, sizes);
    }
}
