using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to tell two kinds of graphs apart, such as molecules that are toxic from those that are not. It reads a column of graphs and a label
/// (Boolean) and adds the columns "PredictedLabel" (Boolean), "Score" (Single, positive for true) and "Probability" (Single), calibrated on the validation rows
/// where they have ten or more of each kind (Platt 1999).
/// </summary>
/// <remarks>Use <c>mlContext.BinaryClassification.Trainers.GraphBinaryClassification</c>. Any architecture with node features serves, such as <see cref="EgnnOptions"/>.</remarks>
public sealed class GraphBinaryClassificationTrainer : GraphTrainerBase<GraphBinaryClassificationTransformer, GraphBinaryClassificationModelParameters>
{
    internal GraphBinaryClassificationTrainer(IHostEnvironment environment, Options options)
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

    private protected override GraphBinaryClassificationTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new GraphBinaryClassificationModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(GraphBinaryClassificationTrainer),
        new BinaryLabelColumn(options.LabelColumnName, options),
        new GraphNumbers { Readout = options.Readout });
}
