using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Equivariant.ML.Mutagens;

/// <summary>From molecules to how well mutagens are told, what they are told by, and a saved model.</summary>
internal sealed class MutagenSearch(IAnsiConsole console, MoleculeSet molecules, MutagenModel mutagens, int folds, ResultFolder results)
{
    private const double TestFraction = 0.2;

    public void Run()
    {
        console.WriteLine($"{molecules.Title}: {molecules.Rows.Count:N0} molecules, {molecules.Labels.Sum():N0} of them mutagenic, of {string.Join(", ", molecules.Elements)}.");
        IReadOnlyList<Fold> parts = Folds.Stratified(molecules.Labels, folds, mutagens.Seed);
        results.Create();
        CrossValidate(parts);

        Fold split = Folds.StratifiedSplit(molecules.Labels, TestFraction, mutagens.Seed);
        TrainingHistory? history = null;
        GraphBinaryClassificationTransformer model = TrainingDisplay.Run(console, new TrainingJob<GraphBinaryClassificationTransformer>(
            molecules.Title, mutagens.Epochs, progress => mutagens.Train(split.Training, history = new TrainingHistory(progress))))[0];
        IDataView test = mutagens.Load(split.Test);
        CalibratedBinaryClassificationMetrics metrics = mutagens.Context.BinaryClassification.Evaluate(model.Transform(test));
        console.WriteLine($"Of {split.Test.Count} test molecules {metrics.Accuracy:p1} are told right; area under the ROC curve {metrics.AreaUnderRocCurve:f3}");
        ShowElements(model, test);

        results.Save(mutagens.Context, model, test.Schema);
        results.Draw("losses.svg", history!.ToSvg($"{molecules.Title}: cross-entropy by epoch"));
        results.Draw("molecule.svg", ExplainedMolecule.Draw(console, molecules, model.Model, split.Test, mutagens.Seed));
    }

    private void CrossValidate(IReadOnlyList<Fold> parts)
    {
        var accuracies = new List<double>();
        foreach (Fold fold in parts)
        {
            IDataView scored = mutagens.Train(fold.Training).Transform(mutagens.Load(fold.Test));
            accuracies.Add(mutagens.Context.BinaryClassification.Evaluate(scored).Accuracy);
            console.WriteLine($"  part {accuracies.Count} of {parts.Count}: {accuracies[^1]:p1} of {fold.Test.Count} told right");
        }

        double mean = accuracies.Average();
        double error = Math.Sqrt(accuracies.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / (accuracies.Count - 1) / accuracies.Count);
        console.WriteLine($"Cross-validated accuracy {mean:p1}, standard error {error:p1}");
    }

    /// <summary>What is told worse when an element is dealt out anew among all atoms of the test molecules.</summary>
    private void ShowElements(GraphBinaryClassificationTransformer model, IDataView test)
    {
        PermutationFeatureImportance importance = model.PermutationFeatureImportance(
            test, scored => mutagens.Context.BinaryClassification.Evaluate(scored).AreaUnderRocCurve, seed: mutagens.Seed);
        console.WriteLine("The area falls when an element is put elsewhere, by");
        foreach (FeatureImportance element in importance.Features.OrderByDescending(element => element.Fall))
        {
            console.WriteLine($"  {molecules.Elements[element.Feature!.Value],2}  {element.Fall,6:f3} ± {element.StandardError:f3}");
        }
    }
}
