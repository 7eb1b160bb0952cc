using System.Globalization;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A task's trainer, from its catalog, for so many epochs and threads, of a network that suits the task or of a given one, on the processor or on a given engine.</summary>
internal delegate IEstimator<ITransformer> TrainerOf(MLContext ml, int epochs, int threads, NetworkOptions? network = null, Engine? engine = null);

/// <summary>A task as the laws know it.</summary>
/// <param name="Name">Its name in the list of tests.</param>
/// <param name="Rows">Rows to learn from and to score, of a seed and a size from 1.</param>
/// <param name="Trainer">The trainer.</param>
/// <param name="Error">How far the scores of rows are from their labels, 0 for none and about 1 for what knows nothing, by ML.NET's own evaluators.</param>
internal sealed record TaskRow(
    string Name, Func<int, int, TaskSample[]> Rows, TrainerOf Trainer, Func<MLContext, IDataView, double> Error)
{
    /// <summary>The columns that the model adds.</summary>
    public required string[] Columns { get; init; }

    /// <summary>A row's scores once nodes are in another order, which names for each new node the one that it was.</summary>
    public Func<float[], int[], float[]> Reordered { get; init; } = (scores, _) => scores;

    public static IReadOnlyList<TaskRow> All { get; } =
    [
        Numbers("GraphRegression", (seed, size) => TaskSamples.Graphs(40 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.GraphRegression(
            Set(new GraphRegressionTrainer.Options { LabelColumnName = "Number" }, epochs, threads, network, engine))),
        new("GraphRegression: two quantities", (seed, size) => TaskSamples.Graphs(40 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.GraphRegression(
            Set(new GraphRegressionTrainer.Options { LabelColumnName = "Numbers" }, epochs, threads, network, engine)), VectorError("Numbers")) { Columns = ["Score"] },
        Yes("GraphBinaryClassification", (seed, size) => TaskSamples.Graphs(40 * size, seed), (ml, epochs, threads, network, engine) => ml.BinaryClassification.Trainers.GraphBinaryClassification(
            Set(new GraphBinaryClassificationTrainer.Options { LabelColumnName = "Yes" }, epochs, threads, network, engine))),
        Kinds("GraphClassification", (seed, size) => TaskSamples.Graphs(40 * size, seed), (ml, epochs, threads, network, engine) => ml.MulticlassClassification.Trainers.GraphClassification(
            Set(new GraphClassificationTrainer.Options(), epochs, threads, network, engine))),
        Numbers("NodeRegression", (seed, size) => TaskSamples.Nodes(15 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.NodeRegression(
            Set(new NodeRegressionTrainer.Options { LabelColumnName = "Number" }, epochs, threads, network, engine))),
        new("NodeRegression: two quantities", (seed, size) => TaskSamples.Nodes(15 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.NodeRegression(
            Set(new NodeRegressionTrainer.Options { LabelColumnName = "Numbers" }, epochs, threads, network, engine)), VectorError("Numbers")) { Columns = ["Score"] },
        Kinds("NodeClassification", (seed, size) => TaskSamples.Nodes(15 * size, seed), (ml, epochs, threads, network, engine) => ml.MulticlassClassification.Trainers.NodeClassification(
            Set(new NodeClassificationTrainer.Options(), epochs, threads, network, engine))),
        Numbers("EdgeRegression", (seed, size) => TaskSamples.Edges(15 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.EdgeRegression(
            Set(new EdgeRegressionTrainer.Options { LabelColumnName = "Number" }, epochs, threads, network, engine))),
        Kinds("EdgeClassification: directed", (seed, size) => TaskSamples.Edges(15 * size, seed), (ml, epochs, threads, network, engine) => ml.MulticlassClassification.Trainers.EdgeClassification(
            Set(new EdgeClassificationTrainer.Options { Directed = true }, epochs, threads, network, engine))),
        Yes("LinkPrediction", (seed, size) => TaskSamples.Links(16 * (1 + size), seed), (ml, epochs, threads, network, engine) => ml.BinaryClassification.Trainers.LinkPrediction(
            Set(new LinkPredictionTrainer.Options { LabelColumnName = "Yes" }, epochs * 5, threads, network, engine))),
        .. new[] { LinkDecoder.InnerProduct, LinkDecoder.Distance }.Select(decoder => Yes(
            $"LinkPrediction: {decoder}", (seed, size) => TaskSamples.Links(16 * (1 + size), seed), (ml, epochs, threads, network, engine) => ml.BinaryClassification.Trainers.LinkPrediction(
                Set(new LinkPredictionTrainer.Options { LabelColumnName = "Yes", Decoder = decoder }, epochs * 5, threads, network, engine)))),
        new("NodeVectorRegression", (seed, size) => TaskSamples.Graphs(40 * size, seed), (ml, epochs, threads, network, engine) => ml.Regression.Trainers.NodeVectorRegression(
            Set(new NodeVectorRegressionTrainer.Options { LabelColumnName = "Vectors" }, epochs, threads, network, engine)), VectorError("Vectors"))
            { Columns = ["Score"], Reordered = (scores, order) => [.. order.SelectMany(node => scores.AsSpan(3 * node, 3).ToArray())] },
        Edges("GraphAutoencoder", new GraphAutoencoderTrainer.Options { Noise = false, Decoder = EdgeDecoder.SquaredDifferences }),
        Edges("GraphAutoencoder: variational", new GraphAutoencoderTrainer.Options { Noise = false, Variational = true, Decoder = EdgeDecoder.InnerProduct }),
        Edges("GraphAutoencoder: along edges", new GraphAutoencoderTrainer.Options { Noise = false, CompleteMessages = false, Decoder = EdgeDecoder.SquaredDifferences }),
    ];

    public static TaskRow Named(string name) => All.Single(row => row.Name == name);

    /// <summary>The task's rows as a view; of classification the column "Label" is the key.</summary>
    public static IDataView View(MLContext ml, IEnumerable<TaskSample> rows)
    {
        IDataView view = ml.Data.LoadFromEnumerable(rows);
        return ml.Transforms.Conversion.MapValueToKey("Label", "Kind").Fit(view).Transform(view);
    }

    /// <summary>All that a model says of rows, as texts that tell every bit.</summary>
    public string[] Answers(IDataView scored)
    {
        var answers = new List<string>();
        foreach (string name in Columns)
        {
            DataViewSchema.Column column = scored.Schema[name];
            answers.AddRange(column.Type switch
            {
                VectorDataViewType => scored.Read<VBuffer<float>>(null, name).Select(numbers => string.Join(" ", numbers.DenseValues().Select(Bits))),
                KeyDataViewType => scored.Read<uint>(null, name).Select(key => key.ToString(CultureInfo.InvariantCulture)),
                BooleanDataViewType => scored.Read<bool>(null, name).Select(value => value.ToString()),
                _ => scored.Read<float>(null, name).Select(Bits),
            });
        }

        return [.. answers];
    }

    private static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);

    private static TOptions Set<TOptions>(TOptions options, int epochs, int threads, NetworkOptions? network, Engine? engine)
        where TOptions : GraphTrainerOptions
    {
        options.Network = network ?? (options is NodeVectorRegressionTrainer.Options
            ? new EgnnOptions { Layers = 2, Width = 12 }
            : new GnnOptions { Layers = 2, Width = 12, Messages = Aggregation.Sum });
        options.Epochs = epochs;
        options.BatchSize = 10;
        options.Seed = 1;
        options.Threads = threads;
        options.Engine = engine;
        options.Optimizer = new AdamOptions { LearningRate = 1e-2 };
        return options;
    }

    private static TaskRow Edges(string name, GraphAutoencoderTrainer.Options options) => new(
        name,
        (seed, size) => TaskSamples.Communities(20 * size, seed),
        (ml, epochs, threads, network, engine) => ml.BinaryClassification.Trainers.GraphAutoencoder(Set(options, epochs, threads, network, engine)),
        (ml, scored) => ml.BinaryClassification.EvaluateEdges(scored) is var metrics ? metrics.CrossEntropy * metrics.GraphCount / metrics.PairCount / Math.Log(2) : 0)
    {
        Columns = ["Embedding", "Score", "Probability"],
        Reordered = (scores, order) => [.. order.SelectMany(first => order.Select(second => scores[(first * order.Length) + second]))],
    };

    private static TaskRow Numbers(string name, Func<int, int, TaskSample[]> rows, TrainerOf trainer) =>
        new(name, rows, trainer, (ml, scored) => 1 - ml.Regression.Evaluate(scored, "Number").RSquared) { Columns = ["Score"] };

    private static TaskRow Yes(string name, Func<int, int, TaskSample[]> rows, TrainerOf trainer) =>
        new(name, rows, trainer, (ml, scored) => 2 * (1 - ml.BinaryClassification.Evaluate(scored, "Yes").AreaUnderRocCurve))
        {
            Columns = ["PredictedLabel", "Score", "Probability"],
        };

    private static TaskRow Kinds(string name, Func<int, int, TaskSample[]> rows, TrainerOf trainer) =>
        new(name, rows, trainer, (ml, scored) => 1 - ml.MulticlassClassification.Evaluate(scored).LogLossReduction) { Columns = ["PredictedLabel", "Score"] };

    private static Func<MLContext, IDataView, double> VectorError(string label) => (ml, scored) =>
    {
        float[][] labels = [.. scored.Read<VBuffer<float>>(null, label).Select(numbers => numbers.DenseValues().ToArray())];
        int width = labels.Min(numbers => numbers.Length);
        double mean(int slot) => labels.Average(numbers => (double)numbers[slot]);
        double[] means = [.. Enumerable.Range(0, width).Select(mean)];
        double spread = labels.Average(numbers => means.Select((m, slot) => Math.Pow(numbers[slot] - m, 2)).Average());
        return ml.Regression.EvaluateVectors(scored, label).MeanSquaredError / spread;
    };
}
