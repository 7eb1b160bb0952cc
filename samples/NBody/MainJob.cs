using System.Diagnostics;
using Equivariant.ML.Data;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Spectre.Console;

namespace Equivariant.ML.NBody;

/// <summary>From systems of particles to a saved model that answers in another process, and a report of it all.</summary>
internal sealed class MainJob(IAnsiConsole console, ISystemSource source, int seed, int epochs, DirectoryInfo folder)
{
    private const int SystemsToDraw = 6;

    private string ModelPath => Path.Combine(folder.ToString(), "model.zip");

    private string ReportPath => Path.Combine(folder.ToString(), "report.html");

    public void Run()
    {
        (ChargedSystem[] training, ChargedSystem[] validation, ChargedSystem[] test) = ReadSystems();
        folder.Create();

        var experiment = new Experiment(new MLContext(seed), training, validation, test);
        IReadOnlyList<TrainedModel> models = TrainingDisplay.Run(
            console,
            [.. Recipes.All(epochs).Select(recipe => new TrainingJob<TrainedModel>(recipe.Name, recipe.Epochs, progress => experiment.Train(recipe, progress)))]);
        console.Write(ConsoleTable.Draw(models.Select(model => model.ToResult())));

        WholeFile.Write(ModelPath, beside => experiment.Save(models[0].Model, beside));
        PredictedSystem[] predicted = PredictWithSavedModel();
        CompareWithFreshProcess(predicted[0]);

        ReportWriter.Write(
            new NBodyReport
            {
                Models = [.. models.Select(model => model.ToResult())],
                Systems = predicted,
                Predictor = models[0].Recipe.Name,
                Forward = $"{ForwardTime.Systems} systems",
                Settings = Settings(training.Length, validation.Length, test.Length),
            },
            ReportPath);
        console.WriteLine($"Report: {ReportPath}");
    }

    private (ChargedSystem[] Training, ChargedSystem[] Validation, ChargedSystem[] Test) ReadSystems()
    {
        long start = Stopwatch.GetTimestamp();
        ChargedSystem[] training = source.Read(Split.Training);
        ChargedSystem[] validation = source.Read(Split.Validation);
        ChargedSystem[] test = source.Read(Split.Test);
        console.WriteLine(
            $"{training.Length:N0} training, {validation.Length:N0} validation and {test.Length:N0} test systems " +
            $"({source.Description}, {Stopwatch.GetElapsedTime(start).TotalSeconds:f1} s).");
        return (training, validation, test);
    }

    private PredictedSystem[] PredictWithSavedModel()
    {
        using var saved = new SavedModel(ModelPath);
        return [.. source.ReadToDraw(SystemsToDraw).Select(system => new PredictedSystem(system, saved.Predict(system), source.InputFrame))];
    }

    private void CompareWithFreshProcess(PredictedSystem here)
    {
        string there = FreshProcess.Run([PredictCommand.Name, ModelPath, .. source.Options]);
        if (there != PredictionText.Of(here.System, here.Predicted))
        {
            throw new InvalidOperationException($"{ModelPath} predicts something else in a fresh process:\n{there}");
        }

        console.WriteLine($"Model: {ModelPath}");
        console.WriteLine("A fresh process loads it and predicts a test system, with the same result:");
        console.WriteLine(there);
    }

    private IReadOnlyList<(string Name, string Value)> Settings(int training, int validation, int test) =>
    [
        ("Systems", source.Description),
        ("Training systems", training.ToString("N0")),
        ("Validation systems", validation.ToString("N0")),
        ("Test systems", test.ToString("N0")),
        ("Epochs", epochs.ToString("N0")),
        ("Batch size", Experiment.BatchSize.ToString("N0")),
        ("Published errors", "Satorras et al. 2021"),
        ("Seed", seed.ToString()),
        ("Processor cores", Environment.ProcessorCount.ToString()),
    ];
}
