using Microsoft.ML;

namespace Equivariant.ML.Hosting;

/// <summary>How a pool serves a model. Bound from configuration, and checked when the host starts.</summary>
/// <typeparam name="TIn">The rows to predict for; its <c>[GraphColumn]</c> properties are graphs.</typeparam>
/// <typeparam name="TOut">What a prediction fills in, such as <c>float Score</c>.</typeparam>
public sealed class GraphPredictionOptions<TIn, TOut>
    where TIn : class
    where TOut : class, new()
{
    /// <summary>
    /// The model file, as <c>mlContext.Model.Save</c> wrote it. A relative path starts from the host's content root or, where there is no host,
    /// from the current directory. With <see cref="ReloadOnChange"/>, another path that is configured while the pool serves is followed too.
    /// </summary>
    /// <value>There is no default: it must be given.</value>
    public string Path { get; set; } = "";

    /// <summary>Whether the file is looked at again and again, and loaded anew when it has changed.</summary>
    /// <value>Default: true.</value>
    public bool ReloadOnChange { get; set; } = true;

    /// <summary>
    /// How long it is between two looks at the file, 10 milliseconds to a day. A change is loaded once two looks in a row have found the same, so
    /// that a file which is still being written is left alone.
    /// </summary>
    /// <value>Default: one second.</value>
    public TimeSpan ReloadDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether a host does not start without a model. Otherwise it starts, says what is wrong, and serves once the file has come.</summary>
    /// <value>Default: true.</value>
    public bool RequireModelAtStart { get; set; } = true;

    /// <summary>
    /// How many predictions run at once, 1 or more, each with a prediction engine of its own; further calls wait, and get their turns in the order in
    /// which they came. Many more than there are cores make nothing faster and need more memory. Read once, when the pool is made.
    /// </summary>
    /// <value>Default: one more than there are cores, so that none is idle while a turn passes from one thread to the next.</value>
    public int MaximumConcurrency { get; set; } = Environment.ProcessorCount + 1;

    /// <summary>How many threads a prediction may use, 0 for one per core. Predictions do not depend on it.</summary>
    /// <value>Default: 1, which is best where many predictions run at once.</value>
    public int ThreadsPerPrediction { get; set; } = 1;

    /// <summary>
    /// A row on which a newly loaded model is tried before it serves: a model that cannot predict for it is refused. Without one, the model must
    /// only have the columns that <typeparamref name="TIn"/> and <typeparamref name="TOut"/> name.
    /// </summary>
    /// <value>Default: null.</value>
    public TIn? Example { get; set; }

    /// <summary>Makes the context that a model is loaded in: where devices are chosen and ML.NET's log is listened to.</summary>
    /// <value>Default: a new <see cref="MLContext"/>.</value>
    public Func<MLContext> CreateContext { get; set; } = static () => new MLContext();
}
