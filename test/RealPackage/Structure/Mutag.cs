using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>MUTAG: molecules, and whether they are mutagenic (Debnath et al. 1991), with the folds that came with it.</summary>
internal sealed class Mutag
{
    internal const string Archive = "mutag/MUTAG.zip";

    private const int FoldCount = 10;

    private readonly Molecule[] molecules;

    internal Mutag(string archive)
    {
        TuDataset data = TuReader.Read(archive);
        molecules = [.. data.Graphs.Zip(data.Labels, (graph, label) => new Molecule { Graph = graph, Label = label == 1 })];
    }

    /// <summary>The test rows of each of the given folds, which were made for 188 molecules; those that the data at hand has not are left out.</summary>
    internal int[][] GivenFolds => [.. Enumerable.Range(1, FoldCount).Select(fold => File.ReadLines(SharedData.Path($"mutag/10fold_idx/test_idx-{fold}.txt"))
        .Where(line => line.Length > 0)
        .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
        .Where(index => index < molecules.Length)
        .ToArray())];

    /// <summary>The test rows of ten folds that share each class out evenly.</summary>
    internal int[][] StratifiedFolds(int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, molecules.Length)];
        random.Shuffle(order);
        return [.. order.OrderBy(index => molecules[index].Label).Select((index, place) => (index, fold: place % FoldCount))
            .GroupBy(row => row.fold, row => row.index, (_, fold) => fold.ToArray())];
    }

    /// <summary>Of each fold, the part of its rows of which a model that was fitted to all others is right.</summary>
    internal double[] Accuracies(int[][] folds, Func<MLContext, IEstimator<ITransformer>> pipeline) => Array.ConvertAll(folds, test =>
    {
        var ml = new MLContext(seed: 1);
        IDataView rest = ml.Data.LoadFromEnumerable(molecules.Where((_, index) => !test.Contains(index)).ToArray());
        IDataView held = ml.Data.LoadFromEnumerable(Array.ConvertAll(test, index => molecules[index]));
        return ml.BinaryClassification.EvaluateNonCalibrated(pipeline(ml).Fit(rest).Transform(held)).Accuracy;
    });

    private sealed class Molecule
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public bool Label { get; set; }
    }
}
