using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>Heats of formation of QM7's molecules, from their shapes; the held-out fifth is the one that split.txt names.</summary>
internal static class Qm7Suite
{
    internal static void Run(BenchOptions options)
    {
        var ml = new MLContext(options.Seed);
        Row[] rows = [.. XyzReader.Read(options.DataPath).Select(frame => new Row { Graph = frame.Graph, Energy = (float)frame.Number("hof_kcal_mol") })];
        HashSet<int> held = [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.DataPath))!, "split.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
        IDataView train = ml.Data.LoadFromEnumerable(rows.Where((_, i) => !held.Contains(i)).ToArray());
        IDataView test = ml.Data.LoadFromEnumerable(rows.Where((_, i) => held.Contains(i)).ToArray());

        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 5)
            .Append(ml.Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
            {
                LabelColumnName = nameof(Row.Energy),
                Network = new EgnnOptions { Messages = Aggregation.Sum, UpdatePositions = false, InferEdges = true },
                Loss = Loss.MeanAbsoluteError,
                BatchSize = 32,
                Epochs = options.Epochs ?? 100,
                Optimizer = new AdamOptions { LearningRate = 1e-3 },
                WeightAverage = 0.999,
                ValidationFraction = 0.1,
                Threads = options.Threads,
                Seed = options.Seed,
                Progress = new EpochLog(options.Verbose),
            }));
        long start = Stopwatch.GetTimestamp();
        ITransformer model = pipeline.Fit(train);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        options.Figures.Write("qm7.egnn.mae", ml.Regression.Evaluate(model.Transform(test), nameof(Row.Energy)).MeanAbsoluteError, "kcal/mol");
        options.Figures.Write("qm7.egnn.train_seconds", seconds, "s");
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Energy { get; set; }
    }
}
