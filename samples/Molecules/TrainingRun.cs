using Equivariant.ML.Data;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Equivariant.ML.Molecules;

/// <summary>From a file of molecules to a saved model and how well it does on molecules that it has not seen.</summary>
internal sealed class TrainingRun(IAnsiConsole console, FileInfo file, string label, PropertyModel property, DirectoryInfo folder)
{
    private const double TestFraction = 0.1;

    public void Run()
    {
        MLContext ml = property.Context;
        Molecule[] rows = [.. XyzReader.Read(file.FullName).Select(frame => Molecule.Of(frame, label))];
        if (rows.Length < 2)
        {
            throw new InvalidOperationException($"{file}: found {rows.Length} molecule; expected some to learn from and some to test.");
        }

        folder.Create();
        IDataView molecules = ml.Data.LoadFromEnumerable(rows);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(molecules, TestFraction);
        console.WriteLine($"{rows.Length:N0} molecules of {file.Name}; a tenth is kept for the test.");

        var job = new TrainingJob<ITransformer>(label, property.Epochs, progress => property.Train(split.TrainSet, progress));
        ITransformer model = TrainingDisplay.Run(console, job)[0];
        Show(ml.Regression.Evaluate(model.Transform(split.TestSet)));

        string path = Path.Combine(folder.ToString(), "model.zip");
        WholeFile.Write(path, beside => ml.Model.Save(model, molecules.Schema, beside));
        console.WriteLine($"Model: {path}");
        ShowSaved(path, rows[0]);
    }

    private void Show(RegressionMetrics metrics)
    {
        console.WriteLine($"On the test molecules, in the unit of {label}:");
        console.WriteLine($"  mean absolute error      {metrics.MeanAbsoluteError:g4}");
        console.WriteLine($"  root mean squared error  {metrics.RootMeanSquaredError:g4}");
        console.WriteLine($"  R²                       {metrics.RSquared:f4}");
    }

    /// <summary>The file is all that a program needs to predict: another context, no registration.</summary>
    private void ShowSaved(string path, Molecule molecule)
    {
        var ml = new MLContext();
        using PredictionEngine<Molecule, PredictedMolecule> engine =
            ml.Model.CreatePredictionEngine<Molecule, PredictedMolecule>(ml.Model.Load(path, out _));
        console.WriteLine($"Loaded again, it predicts {engine.Predict(molecule).Score:g6} for the file's first molecule, whose {label} is {molecule.Label:g6}.");
    }
}
