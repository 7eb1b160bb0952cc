using Equivariant.ML.Networks;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>
/// What a sweep varies of any trainer: numbers and enums side by side, which tuners can propose and files can hold. The attributes are the default ranges;
/// the default values are the trainer's own, and are what a tuner tries first.
/// </summary>
/// <remarks>Whole numbers have choices instead of ranges: AutoML rounds an int within a range down, so that it may not start at the default, and hardly reaches the end.</remarks>
public abstract record GraphSweepOptions
{
    private protected GraphSweepOptions()
    {
    }

    /// <summary>How many layers the network has.</summary>
    /// <value>Default: 4, of 1 to 8.</value>
    [Choice(new object[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 4)]
    public int Layers { get; init; } = 4;

    /// <summary>The width of node features and messages.</summary>
    /// <value>Default: 64, of the powers of two from 16 to 256.</value>
    [Choice(new object[] { 16, 32, 64, 128, 256 }, 64)]
    public int Width { get; init; } = 64;

    /// <summary>How a node takes its messages together, in architectures that have messages.</summary>
    /// <value>Default: the mean, of mean and sum.</value>
    [Choice(Aggregation.Mean, Aggregation.Sum)]
    public Aggregation Messages { get; init; } = Aggregation.Mean;

    /// <summary>The learning rate before its schedule.</summary>
    /// <value>Default: 0.001, of 0.0001 to 0.01, by orders of magnitude.</value>
    [Range(1e-4, 1e-2, 1e-3, true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How strongly weights are drawn to zero, in the way that the optimizer has of it.</summary>
    /// <value>Default: 0, of 0, 1e-8, 1e-6 and 1e-4.</value>
    [Choice(0.0, 1e-8, 1e-6, 1e-4)]
    public double WeightDecay { get; init; }

    /// <summary>How many graphs each step of training sees.</summary>
    /// <value>Default: 64, of the powers of two from 8 to 256.</value>
    [Choice(new object[] { 8, 16, 32, 64, 128, 256 }, 64)]
    public int BatchSize { get; init; } = 64;

    /// <summary>How often training goes through all examples.</summary>
    /// <value>Default: 100, of 25, 50, 100, 200 and 400.</value>
    [Choice(new object[] { 25, 50, 100, 200, 400 }, 100)]
    public int Epochs { get; init; } = 100;

    /// <summary>How much of a running average of the weights each step keeps; 0 for no average.</summary>
    /// <value>Default: 0, of 0, 0.99 and 0.999.</value>
    [Choice(0.0, 0.99, 0.999)]
    public double WeightAverage { get; init; }

    private protected static ArgumentOutOfRangeException Undefined<T>(string name, T value)
        where T : struct, Enum => new(name, value, $"{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
}
