using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Equivariant.ML.Citations;

/// <summary>From papers to their topics: how well they are told, two pictures and a saved model.</summary>
internal sealed class TopicSearch(IAnsiConsole console, Papers papers, TopicModel topics, ResultFolder results)
{
    public void Run()
    {
        console.WriteLine(
            $"{papers.Title}: {papers.Graph.NodeCount:N0} papers of {papers.TopicCount} topics, {papers.Graph.EdgeCount / 2:N0} citations, {papers.Graph.NodeFeatureWidth:N0} words.");
        console.WriteLine($"The topics of {papers.Training.Count:N0} are told; {papers.Validation.Count:N0} choose the epoch and {papers.Test.Count:N0} judge the model.");
        results.Create();
        TrainingHistory? history = null;
        TransformerChain<NodeClassificationTransformer> model = TrainingDisplay.Run(console, new TrainingJob<TransformerChain<NodeClassificationTransformer>>(
            papers.Title, topics.Epochs, progress => topics.Train(history = new TrainingHistory(progress))))[0];
        double seconds = history!.Epochs.Sum(epoch => epoch.TrainingTime.TotalSeconds);
        console.WriteLine($"{history.Epochs.Count} epochs took {seconds:f1} s; the best was epoch {history.Epochs[^1].BestEpoch}.");
        Evaluate(model);

        results.Save(topics.Context, model, topics.Load(papers.Test).Schema);
        results.Draw("losses.svg", history.ToSvg($"{papers.Title}: cross-entropy by epoch"));
        results.Draw("neighborhood.svg", Neighborhood.Explain(console, papers, model.LastTransformer.Model, topics.Seed));
    }

    private void Evaluate(TransformerChain<NodeClassificationTransformer> model)
    {
        IDataView scored = model.Transform(topics.Load(papers.Test));
        MulticlassClassificationMetrics test = topics.Context.MulticlassClassification.Evaluate(scored);
        MulticlassClassificationMetrics validation = topics.Context.MulticlassClassification.Evaluate(model.Transform(topics.Load(papers.Validation)));
        console.WriteLine($"Told right: {validation.MicroAccuracy:p1} of the validation papers, {test.MicroAccuracy:p1} of the test papers");

        VBuffer<ReadOnlyMemory<char>> names = default;
        scored.Schema["Label"].GetKeyValues(ref names);
        string[] topicNames = [.. names.DenseValues().Select(name => name.ToString())];
        var table = new Table().AddColumn("taken for").AddColumns([.. topicNames.Select((_, topic) => new TableColumn($"{topic + 1}").RightAligned())]);
        foreach ((int topic, IReadOnlyList<double> counts) in test.ConfusionMatrix.Counts.Index())
        {
            table.AddRow([$"{topic + 1} {topicNames[topic]}".EscapeMarkup(), .. counts.Select(count => $"{count:N0}")]);
        }

        console.Write(table.Border(TableBorder.Simple));
    }
}
