using System.Globalization;
using System.Text.Json;

namespace Equivariant.ML.Estimators;

/// <summary>What the result of a training depends on.</summary>
internal static class TrainingFingerprint
{
    // Its result does not depend on these; the seed and the engine have items of their own.
    private static readonly HashSet<string> LeftOut =
    [
        nameof(GraphTrainerOptions.Engine), nameof(GraphTrainerOptions.Threads), nameof(GraphTrainerOptions.Progress), nameof(GraphTrainerOptions.CancellationToken),
        nameof(GraphTrainerOptions.CheckpointPath), nameof(GraphTrainerOptions.CheckpointEvery), nameof(GraphTrainerOptions.Seed),
    ];

    /// <param name="trainer">The trainer's name.</param>
    /// <param name="options">What it was told.</param>
    /// <param name="contextSeed">The MLContext's seed, or null.</param>
    /// <param name="seed">What everything that is drawn is drawn from.</param>
    /// <param name="network">The network, before its first step.</param>
    /// <param name="training">What is learnt from.</param>
    /// <param name="validation">What epochs are judged by.</param>
    internal static Fingerprint Of(
        string trainer, GraphTrainerOptions options, int? contextSeed, ulong seed, GraphNetwork network, Example[] training, Example[] validation)
    {
        Fingerprint fingerprint = new Fingerprint(seed)
            .Add("the trainer", trainer)
            .Add("the engine", network.Engine.Kind)
            .Add(nameof(options.Seed), SeedText(options.Seed, contextSeed));
        foreach ((string name, string text) in OptionText.Each(options).Where(option => !LeftOut.Contains(option.Key)))
        {
            fingerprint.Add(name, text);
        }

        return fingerprint
            .Add("the learning rates' hash", RatesHash(options))
            .Add("the training rows' hash", ExampleHash.Of(training))
            .Add("the validation rows' hash", ExampleHash.Of(validation))
            .Add("the model's description's hash", ExampleHash.Of<byte>(JsonSerializer.SerializeToUtf8Bytes(network.Description, ModelJson.Default.ModelDescription)))
            .Add("the first weights' hash", ExampleHash.Of<float>(network.Parameters.Snapshot()));
    }

    private static string SeedText(int? seed, int? contextSeed) => seed is { } own
        ? own.ToString(CultureInfo.InvariantCulture)
        : $"the MLContext's ({contextSeed?.ToString(CultureInfo.InvariantCulture) ?? "none"})";

    /// <summary>A schedule of a user's own may be more than its options.</summary>
    private static string RatesHash(GraphTrainerOptions options)
    {
        const int Most = 1000;
        int step = ((options.Epochs - 1) / Most) + 1;
        var rates = new double[((options.Epochs - 1) / step) + 1];
        for (int i = 0; i < rates.Length; i++)
        {
            rates[i] = options.Optimizer.LearningRate * options.Schedule.Factor((double)i * step, options.Epochs);
        }

        return ExampleHash.Of<double>(rates);
    }
}
