using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>The training within Fit alone: a tenth of the rows judges.</summary>
internal sealed class SmallTraining
{
    private readonly NumberLabelColumn label = new("Label", Loss.MeanSquaredError, composition: false);
    private readonly GraphNetwork network;
    private readonly GraphRegressionTrainer.Options options;
    private readonly Example[] examples;

    public SmallTraining(Sample[] rows, int epochs)
    {
        options = Small.Graph(epochs);
        options.BatchSize = 4;
        MLContext ml = new();
        LabelledRow[] labelled = [.. rows.Select(row => new LabelledRow(new GraphRow(row.Graph), [row.Label], 1))];
        var description = new ModelDescription
        {
            Network = options.Network,
            Output = new GraphNumbers { Readout = Readout.Sum },
            Graphs = GraphSchema.Learn([.. rows.Select(row => row.Graph)]),
            Scores = label.Learn(ml.View(rows).Schema["Label"], labelled),
        };
        network = new GraphNetwork(description, new ManagedEngine(1), seed: 1);
        examples = Example.Group(labelled, RowShape.Graph, row => label.ToTargets(description.Scores, row), _ => 1, graph => graph);
    }

    public TrainingEnd Train(Func<bool> canceled, Action<TrainingProgress> passed) =>
        new Trainer(network, options, label, seed: 1, canceled).Train(examples[4..], examples[..4], passed);
}
