using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Spectre.Console;

namespace Equivariant.ML.Sets;

/// <summary>From sets to how well their kinds are told, beside what their means tell, a picture of some and a saved model.</summary>
internal sealed class SetSearch(IAnsiConsole console, SetCollection sets, SetModel model, ResultFolder results)
{
    private const double TestFraction = 0.2;

    public void Run()
    {
        MLContext ml = model.Context;
        int[] sizes = [.. sets.Rows.Select(row => row.Points.Length / sets.Width)];
        console.WriteLine($"{sets.Title}: {sets.Rows.Count:N0} sets of {sizes.Min():N0} to {sizes.Max():N0} points of {sets.Width} numbers; a fifth is kept for the test.");
        Fold split = Folds.StratifiedSplit(sets.Labels, TestFraction, model.Seed);
        PointSet[] test = [.. split.Test.Select(row => sets.Rows[row])];
        IDataView training = ml.Data.LoadFromEnumerable(split.Training.Select(row => sets.Rows[row]).ToArray());
        IDataView tested = ml.Data.LoadFromEnumerable(test);

        results.Create();
        TrainingHistory? history = null;
        IReadOnlyList<ITransformer> trained = TrainingDisplay.Run(
            console,
            Job("mean of points", SetModel.MeanOnly, progress => progress),
            Job("Deep Sets", SetModel.DeepSets, progress => history = new TrainingHistory(progress)));
        foreach ((string name, ITransformer each) in new[] { "the mean of their points", "Deep Sets" }.Zip(trained))
        {
            console.WriteLine($"Told right by {name}: {ml.MulticlassClassification.Evaluate(each.Transform(tested)).MicroAccuracy:p1} of the test sets");
        }

        string path = results.Save(ml, trained[1], tested.Schema);
        ShowSaved(path, test);
        results.Draw("losses.svg", history!.ToSvg($"{sets.Title}: cross-entropy of Deep Sets by epoch"));

        TrainingJob<ITransformer> Job(string name, NetworkOptions network, Func<IProgress<TrainingProgress>, IProgress<TrainingProgress>> told) =>
            new(name, model.Epochs, progress => model.Train(training, network, told(progress)));
    }

    /// <summary>The file is all that a program needs to tell a set's kind, in whatever order its points come.</summary>
    private void ShowSaved(string path, PointSet[] test)
    {
        var ml = new MLContext();
        using PredictionEngine<PointSet, PredictedSet> engine = ml.Model.CreatePredictionEngine<PointSet, PredictedSet>(ml.Model.Load(path, out _));
        PredictedSet[] predicted = [.. test.Select(engine.Predict)];
        PredictedSet[] shuffled = [.. test.Select(set => engine.Predict(Shuffled(set)))];
        int same = predicted.Zip(shuffled).Count(pair => pair.First.PredictedKind == pair.Second.PredictedKind);
        double most = predicted.Zip(shuffled).Max(pair => pair.First.Score.Zip(pair.Second.Score).Max(score => Math.Abs(score.First - score.Second)));
        console.WriteLine($"Loaded again and with their points shuffled, {same} of {test.Length} sets are told the same; the most that a probability changes is {most:g1}.");
        results.Draw("sets.svg", SetPicture.ToSvg(sets.Width, [.. test.Zip(predicted)]));
    }

    private PointSet Shuffled(PointSet set)
    {
        float[][] points = [.. set.Points.Chunk(sets.Width)];
        new Random(points.Length).Shuffle(points);
        return new PointSet { Kind = set.Kind, Points = [.. points.SelectMany(point => point)] };
    }
}
