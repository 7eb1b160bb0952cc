using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench.Work;

/// <summary>
/// A trainer's step, again and again on the same packed batch of all rows: gradients cleared, forward pass, loss, backward pass, norm of the gradient, optimizer.
/// What a loader does is not part of it.
/// </summary>
internal sealed class TrainingStep
{
    private readonly Example[] examples;
    private readonly TrainingSteps steps;
    private readonly TrainingBatch batch;
    private readonly BatchRoom room = new();
    private readonly double rate;

    /// <summary>Reads the rows and builds the network as the trainer of these options would.</summary>
    internal TrainingStep(GraphTrainerOptions options, IDataView rows, int threads)
        : this(options, rows, new ManagedEngine(threads))
    {
    }

    /// <summary>The same on an engine.</summary>
    internal TrainingStep(GraphTrainerOptions options, IDataView rows, Engine engine)
    {
        options.ValidationFraction = 0;
        rate = options.Optimizer.LearningRate;
        const ulong Seed = 1;
        TaskDefinition task = TrainingCost.TaskOf(options);
        var fit = new GraphFit(new MLContext((int)Seed), options, task);
        LabelledRows read = LabelledRows.Split(rows, null, fit, Seed);
        Scores scores = task.Label.Learn(read.Label, read.Training);
        examples = Example.Group(read.Training, task.Output.Rows, row => task.Label.ToTargets(scores, row), row => row.Weight, graph => graph);
        Engine = engine;
        Network = new GraphNetwork(
            new ModelDescription { Network = options.Network, Output = task.Output, Graphs = read.Schema, Scores = scores }, Engine, Seed);
        steps = new TrainingSteps(Network, options, task.Label, new TrainingState(Network.Parameters, options), new TrainingPass(Seed), () => false, _ => { });
        batch = TrainingBatch.Of(examples, Network);
    }

    internal Engine Engine { get; }

    internal GraphNetwork Network { get; }

    /// <summary>Takes a step.</summary>
    internal void Run() => steps.Descend(batch, rate);

    /// <summary>Takes a step, and waits until a device is done with it.</summary>
    internal void RunAndWait()
    {
        Run();
        Network.Parameters.All[0].Value.ToArray();
    }

    /// <summary>Joins the rows' graphs to a batch, as is done before each step, in the arrays of the batch before.</summary>
    internal void Pack() => TrainingBatch.Of(examples, Network, room);

    /// <summary>The forward pass alone, without recording.</summary>
    internal void Forward()
    {
        using Scope scope = Engine.BeginScope();
        Network.Forward(batch.Graphs, batch.Rows, scope);
    }
}
