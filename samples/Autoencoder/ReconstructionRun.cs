using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Spectre.Console;

namespace Equivariant.ML.Autoencoder;

/// <summary>From graphs to how well the edges of others are told, beside what their density tells, a picture of some and a saved model.</summary>
internal sealed class ReconstructionRun(IAnsiConsole console, GraphCollection collection, ReconstructionModel model, ResultFolder results)
{
    private const int Parts = 5;

    public void Run()
    {
        IReadOnlyList<Graph> graphs = collection.Graphs;
        int[] sizes = [.. graphs.Select(graph => graph.NodeCount)];
        console.WriteLine($"{collection.Title}: {graphs.Count:N0} graphs of {sizes.Min():N0} to {sizes.Max():N0} nodes; a fifth is kept for the test.");
        Fold split = Folds.Random(graphs.Count, Parts, model.Seed)[0];
        Graph[] training = [.. split.Training.Select(row => graphs[row])];
        Graph[] test = [.. split.Test.Select(row => graphs[row])];

        results.Create();
        TrainingHistory? history = null;
        ITransformer trained = TrainingDisplay.Run(console, new TrainingJob<ITransformer>(
            collection.Title, model.Epochs, progress => model.Train(training, history = new TrainingHistory(progress))))[0];
        double seconds = history!.Epochs.Sum(epoch => epoch.TrainingTime.TotalSeconds);
        console.WriteLine($"{history.Epochs.Count} epochs took {seconds:f1} s; the best was epoch {history.Epochs[^1].BestEpoch}.");
        Show("one probability for all", DensityAlone(training, test));
        Show("EGNN", trained.Transform(model.Load(test)));

        // ML.NET writes no column of graphs into a model file, and here is no other.
        string path = results.Save(model.Context, trained, rows: null);
        results.Draw("losses.svg", history.ToSvg($"{collection.Title}: cross-entropy by epoch"));
        results.Draw("graphs.svg", GraphPicture.ToSvg(Reconstruct(path, test), model.Seed));
    }

    private void Show(string name, IDataView scored)
    {
        EdgeMetrics metrics = model.Context.BinaryClassification.EvaluateEdges(scored);
        console.WriteLine($"Pairs told wrongly by {name}: {100 * metrics.ErrorRate:f2} %, F1 {metrics.F1Score:f4}, cross-entropy {metrics.CrossEntropy:f2} nats a graph");
    }

    /// <summary>The same for all pairs: how often two nodes are joined in the graphs that are learnt from. Where that is less than half of them, no edge is told.</summary>
    private IDataView DensityAlone(Graph[] training, Graph[] test)
    {
        double joined = training.Sum(graph => (double)graph.EdgeCount);
        double apart = training.Sum(graph => (double)graph.NodeCount * (graph.NodeCount - 1)) - joined;
        float logit = (float)Math.Log((joined + 0.5) / (apart + 0.5));
        return model.Context.Data.LoadFromEnumerable(
            test.Select(graph => new ScoredGraph { Graph = graph, Score = [.. Enumerable.Repeat(logit, graph.NodeCount * graph.NodeCount)] }).ToArray());
    }

    /// <summary>The file is all that a program needs to tell a graph's edges.</summary>
    private static IReadOnlyList<(Graph, Reconstruction)> Reconstruct(string path, Graph[] graphs)
    {
        var ml = new MLContext();
        using PredictionEngine<GraphRow, Reconstruction> engine = ml.Model.CreatePredictionEngine<GraphRow, Reconstruction>(ml.Model.Load(path, out _));
        return [.. graphs.Select(graph => (graph, engine.Predict(new GraphRow { Graph = graph })))];
    }
}
