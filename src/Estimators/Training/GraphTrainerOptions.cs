using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What every trainer of graph networks can be told.</summary>
public abstract class GraphTrainerOptions
{
    private protected GraphTrainerOptions(NetworkOptions network) => Network = network;

    /// <summary>The column of graphs.</summary>
    /// <value>Default: "Graph".</value>
    public string GraphColumnName { get; set; } = "Graph";

    /// <summary>The column of how much each row counts (Single, 0 or more); null where all count the same.</summary>
    /// <value>Default: null.</value>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>The network's architecture.</summary>
    /// <value>Default: an EGNN of 4 layers, 64 wide.</value>
    public NetworkOptions Network { get; set; }

    /// <summary>How often training goes through all examples.</summary>
    /// <value>Default: 100.</value>
    public int Epochs { get; set; } = 100;

    /// <summary>How many graphs each step of training sees, each with all its rows: where all rows share one graph, a step sees them all.</summary>
    /// <value>Default: 64.</value>
    public int BatchSize { get; set; } = 64;

    /// <summary>
    /// Into how many parts a step's graphs are split, which are gone through one after the other while their gradients are added up: memory is that of a part, the step that of the
    /// whole. Layers that look at all of a batch, such as batch norm, see a part.
    /// </summary>
    /// <value>Default: 1.</value>
    public int GradientAccumulation { get; set; } = 1;

    /// <summary>
    /// Whether a step that there is too little memory for is split in two, and so are those after it, as <see cref="GradientAccumulation"/> does, and validation rows likewise; else training ends with
    /// an error. The running statistics of a batch norm may count what was tried in vain.
    /// </summary>
    /// <value>Default: false.</value>
    public bool SplitBatches { get; set; }

    /// <summary>The optimizer, with its learning rate and weight decay.</summary>
    /// <value>Default: Adam at 0.001.</value>
    public OptimizerOptions Optimizer { get; set; } = new AdamOptions();

    /// <summary>How the learning rate changes over the training.</summary>
    /// <value>Default: it falls along half a cosine.</value>
    public Schedule Schedule { get; set; } = new CosineSchedule();

    /// <summary>The largest norm of the gradient; larger ones are scaled down to it. Infinity for none.</summary>
    /// <value>Default: 10.</value>
    public double GradientNorm { get; set; } = 10;

    /// <summary>
    /// How much of a running average of the weights each step keeps, from 0 to below 1; the model has the averaged weights. 0 for no average.
    /// </summary>
    /// <value>Default: 0.</value>
    public double WeightAverage { get; set; }

    /// <summary>
    /// The part of the training rows that is set aside, at random, to choose the best epoch by; not used where Fit is given validation rows.
    /// 0 for none: the model is then the last epoch's.
    /// </summary>
    /// <value>Default: 0.1.</value>
    public double ValidationFraction { get; set; } = 0.1;

    /// <summary>After how many epochs each the validation rows are scored.</summary>
    /// <value>Default: 1.</value>
    public int ValidateEvery { get; set; } = 1;

    /// <summary>After how many epochs without a better one training ends early, looked at whenever the validation rows are scored; 0 for never. Not used where nothing is validated.</summary>
    /// <value>Default: 0.</value>
    public int Patience { get; set; }

    /// <summary>What the first weights, the order of examples and the rows set aside are drawn from; null for the MLContext's own seed.</summary>
    /// <value>Default: null.</value>
    public int? Seed { get; set; }

    /// <summary>
    /// What computes; null for what the MLContext asks for: the GPU that its GpuDeviceId names, or else the processor, by an engine of <see cref="Threads"/> threads. The model predicts on the processor,
    /// whatever it was trained on.
    /// </summary>
    /// <value>Default: null.</value>
    public Engine? Engine { get; set; }

    /// <summary>How many threads compute; 0 for as many as there are cores. Results do not depend on it.</summary>
    /// <value>Default: 0.</value>
    public int Threads { get; set; }

    /// <summary>
    /// Stops training within a batch, as the MLContext's own cancellation does. The model is then the best epoch's so far; before an epoch was judged
    /// there is none, and Fit throws <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>Default: never.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>
    /// The file that keeps how training stands, for one that is cut off by cancellation or with its process: Fit, called again with the same options, rows and
    /// start, goes on after the last epoch that was kept and ends with the model, to the bit, that it would have had (on a processor of the same vector instructions; an engine in double precision goes on
    /// from weights in single).
    /// The number of threads, and who is told of progress, may change. The file is whole at any moment: it is written beside, with ".new" added to its name, and moved over. Fit removes it when
    /// training is complete: save the model then. Each training needs a file of its own; that of another training, or one that is damaged, is an error that
    /// names it. Null for none.
    /// </summary>
    /// <remarks>Where <see cref="Seed"/> is null and the MLContext has the same seed as then, or again none, what was drawn then is used again.</remarks>
    /// <value>Default: null.</value>
    public string? CheckpointPath { get; set; }

    /// <summary>After how many epochs each the file at <see cref="CheckpointPath"/> is written: as many are lost at most.</summary>
    /// <value>Default: 1.</value>
    public int CheckpointEvery { get; set; } = 1;

    /// <summary>Told of every epoch, beside the log. It is called on the thread that trains.</summary>
    /// <value>Default: null.</value>
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>The columns that say what a row is about.</summary>
    internal virtual RowColumns Rows => new(GraphColumnName);

    /// <summary>Whether something of a label may be missing.</summary>
    internal virtual bool AllowsMissing => false;

    /// <summary>A copy, which what the caller does to the original later does not change.</summary>
    internal virtual GraphTrainerOptions Copy() => (GraphTrainerOptions)MemberwiseClone();

    internal virtual void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(GraphColumnName);
        ArgumentNullException.ThrowIfNull(Network);
        ArgumentNullException.ThrowIfNull(Optimizer);
        ArgumentNullException.ThrowIfNull(Schedule);
        Network.Validate();
        Optimizer.Validate();
        Schedule.Validate();
        if (ExampleWeightColumnName is { Length: 0 })
        {
            throw new ArgumentException($"{nameof(ExampleWeightColumnName)} is empty; expected a column, or null.");
        }

        if (CheckpointPath is { Length: 0 })
        {
            throw new ArgumentException($"{nameof(CheckpointPath)} is empty; expected a file, or null.", nameof(CheckpointPath));
        }

        Check(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Check(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Check(GradientAccumulation >= 1, nameof(GradientAccumulation), GradientAccumulation, "at least 1");
        Check(ValidateEvery >= 1, nameof(ValidateEvery), ValidateEvery, "at least 1");
        Check(Patience >= 0, nameof(Patience), Patience, "0 or more");
        Check(CheckpointEvery >= 1, nameof(CheckpointEvery), CheckpointEvery, "at least 1");
        Check(Threads >= 0, nameof(Threads), Threads, "0 or more");
        Check(GradientNorm > 0, nameof(GradientNorm), GradientNorm, "a positive number");
        Check(WeightAverage is >= 0 and < 1, nameof(WeightAverage), WeightAverage, "0 to below 1");
        Check(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "0 to below 1");
    }

    private protected static void Check(ReadoutOptions readout)
    {
        ArgumentNullException.ThrowIfNull(readout);
        readout.Validate();
    }

    private protected static void CheckDefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    private static void Check<T>(bool holds, string name, T value, string expected)
        where T : IFormattable
    {
        if (!holds)
        {
            string found = value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {found}; expected {expected}.");
        }
    }
}
