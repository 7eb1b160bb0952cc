using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>One graph at a time on one thread: through ML.NET's prediction engine, and through the model's own Predict.</summary>
internal static class LatencySuite
{
    // A prediction engine remembers what it computed of the last row's graph, so each row must be another one.
    private const int Graphs = 100;

    // Short turns share what else the machine does evenly; so many that nearly all of them are of code in its final form.
    private const int MoreRounds = 30;

    internal static void Run(BenchOptions options)
    {
        using Peer? peer = options.WithPeer ? new Peer("latency.py", 1) : null;
        var ml = new MLContext(options.Seed);

        ParticleRow[] particles = ParticleRow.Some(Graphs, options);
        NodeVectorRegressionTransformer motion = ml.Regression.Trainers.NodeVectorRegression(Short(Jobs.Particles(), options)).Fit(ml.Data.LoadFromEnumerable(particles));
        using PredictionEngine<ParticleRow, ParticleRow.Prediction> mover = ml.Model.CreatePredictionEngine<ParticleRow, ParticleRow.Prediction>(motion);
        Run(options, peer, "particles5", Each(particles, row => mover.Predict(row)), Each(particles, row => motion.Model.Predict(row.Graph!)));

        MoleculeRow[] molecules = MoleculeRow.Some(Graphs, options.Seed);
        GraphRegressionTransformer property = ml.Regression.Trainers.GraphRegression(Short(Jobs.Molecules(64, 4), options)).Fit(ml.Data.LoadFromEnumerable(molecules));
        using PredictionEngine<MoleculeRow, MoleculeRow.Prediction> teller = ml.Model.CreatePredictionEngine<MoleculeRow, MoleculeRow.Prediction>(property);
        Run(options, peer, "molecule18", Each(molecules, row => teller.Predict(row)), Each(molecules, row => property.Model.Predict(row.Graph!)));
    }

    private static void Run(BenchOptions options, Peer? peer, string graph, Action engine, Action predict)
    {
        string[] forms = peer is null ? [] : ["eager", "traced"];
        double[] medians = Contest.ShortMedians(
            options with { Rounds = MoreRounds * options.Rounds },
            [Sides.Of(engine), Sides.Of(predict), .. forms.Select(form => peer!.Side($"{graph}.{form}"))]);
        double[] microseconds = [.. medians.Select(seconds => 1e6 * seconds)];
        options.Figures.Write($"latency.{graph}.engine", microseconds[0], "µs");
        options.Figures.Write($"latency.{graph}.predict", microseconds[1], "µs");
        for (int i = 0; i < forms.Length; i++)
        {
            options.Figures.Write($"latency.{graph}.{forms[i]}", microseconds[0], "µs", microseconds[2 + i]);
        }
    }

    /// <summary>A training of one epoch: no time depends on what the weights are.</summary>
    private static TOptions Short<TOptions>(TOptions options, BenchOptions told)
        where TOptions : GraphTrainerOptions
    {
        options.Epochs = 1;
        options.Threads = 1;
        options.ValidationFraction = 0;
        options.Seed = told.Seed;
        return options;
    }

    private static Action Each<TRow>(TRow[] rows, Action<TRow> predict)
    {
        int next = 0;
        return () => predict(rows[next++ % rows.Length]);
    }
}
