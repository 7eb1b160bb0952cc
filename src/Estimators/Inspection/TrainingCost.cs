using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What a training will need, found before it begins.</summary>
internal static class TrainingCost
{
    // One step shows too little: a scope's pool keeps blocks of every size that batches have had, and batches differ. After so many it grows no more.
    private const int BatchesOfEpoch = 24;
    private const int Steps = 48;

    /// <summary>
    /// The most memory, in bytes, that training holds at once: the weights and what the optimizer and a weight average keep of them, what is computed on the way,
    /// a batch's arrays, and the best epoch's weights. The graphs themselves, which are there before, are not counted.
    /// </summary>
    /// <param name="options">How is trained.</param>
    /// <param name="sample">What is trained with.</param>
    /// <returns>An estimate; <see cref="long.MaxValue"/> where the network or a batch is larger than what can be computed with at all.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the network does not serve the task.</exception>
    /// <exception cref="InvalidOperationException">A graph without edges is taken as complete and would have too many.</exception>
    internal static long EstimateBytes(GraphTrainerOptions options, TrainingSample sample)
    {
        options.Validate();
        TaskDefinition task = TaskOf(options);
        task.Output.CheckNetwork(options.Network);
        try
        {
            return Measure(options, task, sample);
        }
        catch (Exception error) when (error is OverflowException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>The task of a trainer with these options.</summary>
    /// <exception cref="ArgumentException">They are no trainer's.</exception>
    internal static TaskDefinition TaskOf(GraphTrainerOptions options) => options switch
    {
        GraphRegressionTrainer.Options given => GraphRegressionTrainer.Define(given),
        GraphBinaryClassificationTrainer.Options given => GraphBinaryClassificationTrainer.Define(given),
        GraphClassificationTrainer.Options given => GraphClassificationTrainer.Define(given),
        NodeRegressionTrainer.Options given => NodeRegressionTrainer.Define(given),
        NodeClassificationTrainer.Options given => NodeClassificationTrainer.Define(given),
        NodeVectorRegressionTrainer.Options given => NodeVectorRegressionTrainer.Define(given),
        EdgeRegressionTrainer.Options given => EdgeRegressionTrainer.Define(given),
        EdgeClassificationTrainer.Options given => EdgeClassificationTrainer.Define(given),
        LinkPredictionTrainer.Options given => LinkPredictionTrainer.Define(given),
        GraphAutoencoderTrainer.Options given => GraphAutoencoderTrainer.Define(given),
        _ => throw new ArgumentException($"{options.GetType()} are no trainer's options.", nameof(options)),
    };

    private static long Measure(GraphTrainerOptions options, TaskDefinition task, TrainingSample sample)
    {
        var measured = new MeasuredNetwork(new ModelDescription
        {
            Network = options.Network,
            Output = task.Output,
            Graphs = sample.Schema,
            Scores = ScoresOf(task, sample.LabelWidth),
        });
        measured.BeginTraining(options.Optimizer, options.WeightAverage);
        int aside = options.Rows.Shape == RowShape.Graph ? (int)Math.Min(Math.Round(options.ValidationFraction * sample.GraphCount), sample.GraphCount - 1) : 0;
        var batches = new TrainingBatches(Draw(options, task, sample, measured.Network, sample.GraphCount - aside), options.BatchSize, measured.Network, new SeededRandom(1));
        var judges = new TrainingBatches(Draw(options, task, sample, measured.Network, aside), options.BatchSize, measured.Network, beside: batches);
        long arrays = 0;
        for (int step = 0, epoch = 1; step < (batches.Count == 1 ? 2 : Steps); epoch++)
        {
            foreach (TrainingBatch batch in batches.Epoch(epoch))
            {
                measured.Step(batch, (prediction, scope) => task.Label.Loss(prediction, batch.Targets, scope));
                arrays = Math.Max(arrays, measured.BytesOf(batch));
                step++;
            }

            foreach (TrainingBatch batch in aside > 0 ? judges.Epoch(0) : [batches.Last()])
            {
                measured.Predict(batch);
            }
        }

        // A batch is still there while the next is joined, in arrays that may be somewhat longer, and so are the best epoch's weights while better ones are copied.
        return measured.Engine.PeakBytes + (2 * arrays) + (arrays / 4) + (2 * sizeof(float) * measured.Network.Parameters.Saved.Sum(tensor => (long)tensor.Shape.Length));
    }

    private static Scores ScoresOf(TaskDefinition task, int width) => task switch
    {
        { Output: NodeVectors } => new VectorScores(),
        { Output: ReconstructedEdges edges } => new EdgeScores { EmbeddingWidth = edges.EmbeddingWidth },
        { Label: ClassLabelColumn } => new ClassScores { Count = width },
        _ => new NumberScores { Vector = true, Scales = [.. Enumerable.Repeat(new TargetScale(), width)] },
    };

    /// <summary>
    /// As many graphs of the sample as an epoch has, or as some full batches and its last one; where the sample has fewer it is gone through again.
    /// </summary>
    private static Example[] Draw(GraphTrainerOptions options, TaskDefinition task, TrainingSample sample, GraphNetwork network, int count)
    {
        long some = ((long)options.BatchSize * BatchesOfEpoch) + (count % options.BatchSize);
        var examples = new Example[(int)Math.Min(count, some)];
        bool weighted = options.ExampleWeightColumnName is not null || options.AllowsMissing || options is ClassificationOptions { Weighs: true };
        for (int i = 0; i < examples.Length; i++)
        {
            GraphRow[] rows = sample.Graphs[i % sample.Graphs.Count];
            int targets = task.Output is NodeVectors ? rows[0].Graph.NodeCount * sample.Schema.Dimension
                : task.Output.DecodesGraphs ? task.Output.DecodedLength(rows[0].Graph.NodeCount)
                : task.Label is ClassLabelColumn ? rows.Length
                : rows.Length * sample.LabelWidth;
            examples[i] = new Example(network.ToInput(rows[0].Graph), rows, new float[targets], weighted ? new float[targets] : null);
        }

        return examples;
    }
}
