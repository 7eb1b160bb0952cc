using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench.Accuracy;

/// <summary>
/// Which molecules are mutagenic (Debnath et al. 1991), by the graph isomorphism network as its paper has it (Xu et al. 2019): ten stratified folds, 350 rounds of 50 batches of 32, Adam at 0.01, halved
/// every 50 rounds. The paper's figure is that of the round with the best mean over the folds, which chooses on what is judged by; the nested one chooses by a tenth of what is learnt from.
/// </summary>
internal static class MutagProtocols
{
    private const int FoldCount = 10;
    private const int Rounds = 350;
    private const int Batch = 32;
    private const int BatchesARound = 50;
    private const int RoundsToHalve = 50;

    internal static IEnumerable<Protocol> All => [new("mutag.gin", [1, 2, 3], Run)];

    private static Measure[] Run(ProtocolRun run)
    {
        TuDataset data = TuReader.Read(DataFolder.Find(run.Options, Path.Combine("mutag", "MUTAG.zip")));
        MutagRow[] rows = [.. data.Graphs.Zip(data.Labels, (graph, label) => new MutagRow { Graph = OfAtoms(graph, data.NodeTypes.Count), Label = label == 1 })];
        int[] labels = [.. data.Labels];
        IReadOnlyList<Fold> folds = Folds.Stratified(labels, FoldCount, run.Seed);
        List<double>[] curves = [.. folds.Select(fold => Curve(run, rows, fold))];
        double best = Enumerable.Range(0, curves.Min(curve => curve.Count)).Max(round => curves.Average(curve => curve[round]));
        double nested = folds.Average(fold => Nested(run, rows, labels, fold));
        return [new("", 100 * best, "%"), new("nested", 100 * nested, "%")];
    }

    /// <summary>The paper's networks know each atom's element, and of bonds nothing. Elements are numbered over all folds: some are in few molecules.</summary>
    private static Graph OfAtoms(Graph graph, int elements)
    {
        var features = new float[graph.NodeCount * elements];
        for (int atom = 0; atom < graph.NodeCount; atom++)
        {
            features[(atom * elements) + graph.NodeTypes[atom]] = 1;
        }

        return graph.WithNodeFeatures(features, elements).WithNodeTypes([]).WithEdgeTypes([]);
    }

    /// <summary>The accuracy on a fold's test part, round by round.</summary>
    private static List<double> Curve(ProtocolRun run, MutagRow[] rows, Fold fold)
    {
        var ml = new MLContext(run.Seed);
        var curve = new AccuracyCurve(run.Progress);
        _ = ml.BinaryClassification.Trainers.GraphBinaryClassification(Options(run, fold.Training.Count, curve)).Fit(Load(ml, rows, fold.Training), Load(ml, rows, fold.Test));
        return curve.Values;
    }

    /// <summary>The accuracy on a fold's test part of the epoch that is best on a tenth of the rest.</summary>
    private static double Nested(ProtocolRun run, MutagRow[] rows, int[] labels, Fold fold)
    {
        var ml = new MLContext(run.Seed);
        Fold inner = Folds.StratifiedSplit([.. fold.Training.Select(row => labels[row])], 1.0 / FoldCount, run.Seed);
        int[] learnt = [.. inner.Training.Select(place => fold.Training[place])];
        int[] judges = [.. inner.Test.Select(place => fold.Training[place])];
        ITransformer model = ml.BinaryClassification.Trainers.GraphBinaryClassification(Options(run, learnt.Length, run.Progress)).Fit(Load(ml, rows, learnt), Load(ml, rows, judges));
        return ml.BinaryClassification.Evaluate(model.Transform(Load(ml, rows, fold.Test))).Accuracy;
    }

    private static GraphBinaryClassificationTrainer.Options Options(ProtocolRun run, int examples, IProgress<TrainingProgress> progress)
    {
        // Here an epoch sees each molecule once; a round is as many epochs as have its number of batches.
        int batches = (examples + Batch - 1) / Batch;
        int epochs = Math.Max(1, BatchesARound / batches);
        return new()
        {
            Network = PaperNetworks.Gin(),
            Readout = Readout.Sum,
            Epochs = run.Options.Epochs ?? (Rounds * epochs),
            ValidateEvery = epochs,
            ChooseEpochBy = EpochCriterion.Accuracy,
            BatchSize = Batch,
            Optimizer = new AdamOptions { LearningRate = 0.01 },
            Schedule = new StepSchedule { Every = RoundsToHalve * epochs },
            GradientNorm = double.PositiveInfinity,
            Threads = run.Options.Threads,
            Seed = run.Seed,
            Progress = progress,
        };
    }

    private static IDataView Load(MLContext ml, MutagRow[] rows, IEnumerable<int> chosen) => ml.Data.LoadFromEnumerable(chosen.Select(row => rows[row]).ToArray());
}
