using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to tell several kinds of graphs apart. It reads a column of graphs and a label (a key, from MapValueToKey) and adds the columns
/// "PredictedLabel" (a key, with the label's key values) and "Score" (a vector of Single: the probability of each class, in the keys' order).
/// </summary>
/// <remarks>Use <c>mlContext.MulticlassClassification.Trainers.GraphClassification</c>. Any architecture with node features serves, such as <see cref="EgnnOptions"/>.</remarks>
public sealed class GraphClassificationTrainer : GraphTrainerBase<GraphClassificationTransformer, GraphClassificationModelParameters>
{
    internal GraphClassificationTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, given => Define((Options)given))
    {
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : ClassificationOptions
    {
        /// <summary>The defaults: an EGNN that leaves positions as they are.</summary>
        public Options()
            : base(new EgnnOptions { UpdatePositions = false })
        {
        }

        /// <summary>How the nodes of a graph become one row.</summary>
        /// <value>Default: the mean, which does not grow with the graph.</value>
        public ReadoutOptions Readout { get; set; } = Networks.Readout.Mean;

        internal override void Validate()
        {
            base.Validate();
            Check(Readout);
        }
    }

    private protected override GraphClassificationTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new GraphClassificationModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(GraphClassificationTrainer),
        new ClassLabelColumn(options.LabelColumnName, options),
        new GraphNumbers { Readout = options.Readout });
}
