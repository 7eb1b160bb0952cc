using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A network whose predictions and steps of training are counted and not computed.</summary>
internal sealed class MeasuredNetwork
{
    private readonly GraphNetwork network;
    private readonly TrainingPass training = new(seed: 0);
    private Optimizer? optimizer;
    private WeightAverage? average;

    /// <exception cref="ArgumentException">An option is out of its range, or a tensor would be too large.</exception>
    /// <exception cref="OverflowException">There would be too many parameters.</exception>
    internal MeasuredNetwork(ModelDescription description)
    {
        network = new GraphNetwork(description, Engine, seed: 0);

        // The first use of a value is what allocates.
        network.Parameters.ClearGradients();
        ModelBytes = Engine.CurrentBytes;
    }

    internal MeasuringEngine Engine { get; } = new();

    internal GraphNetwork Network => network;

    /// <summary>The memory of weights and gradients.</summary>
    internal long ModelBytes { get; }

    /// <summary>Takes the memory that training needs beside the weights and gradients, as the trainer does.</summary>
    internal void BeginTraining(OptimizerOptions options, double weightAverage = 0)
    {
        optimizer = options.Create(network.Parameters);
        average = weightAverage > 0 ? new WeightAverage(network.Parameters, weightAverage) : null;
    }

    internal void Predict(TrainingBatch batch)
    {
        using Scope scope = Engine.BeginScope();
        network.Forward(batch.Graphs, batch.Rows, scope);
    }

    /// <summary>A step of training, as the trainer takes it.</summary>
    internal void Step(TrainingBatch batch, Func<Tensor, Scope, Tensor> loss)
    {
        using Scope scope = Engine.BeginScope(recording: true);
        Tensor value = loss(network.Forward(batch.Graphs, batch.Rows, scope, training), scope);
        network.Parameters.ClearGradients();
        scope.Backward(training.TakeLosses() is { } ofLayers ? value + ofLayers.Reshape(value.Shape) : value);
        network.Parameters.ClipGradients(double.PositiveInfinity);
        optimizer?.Step(rate: 0);
        average?.Update();
    }

    /// <summary>The memory of a batch's own arrays.</summary>
    internal long BytesOf(TrainingBatch batch)
    {
        GraphBatch graphs = batch.Graphs.Graph;
        GraphSchema schema = network.Inputs;
        long numbers = Length(graphs.Targets) + Length(graphs.Sources) + Length(graphs.Graphs)
            + batch.Graphs.NodeNumbers
            + ((long)graphs.NodeCount * (schema.Velocities ? 2 : 1) * schema.Dimension)
            + ((long)graphs.EdgeCount * schema.EdgeWidth)
            + batch.Targets.Values.Length + (batch.Targets.Weights?.Length ?? 0);
        if (batch.Rows is { } rows)
        {
            numbers += Length(rows.First) + (rows.Second is { } second ? Length(second) : 0) + rows.Inputs.Length;
        }

        return sizeof(float) * numbers;
    }

    private static long Length(Grouping grouping) => (long)grouping.Index.Length + grouping.Pointers.Length + grouping.Rows.Length;
}
