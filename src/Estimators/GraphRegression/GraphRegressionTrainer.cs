using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict one or several quantities a graph, such as a molecule's energy. It reads a column of graphs and a label (Single, or a vector of
/// Single of a known size) and adds the column "Score", of the label's type.
/// </summary>
/// <remarks>Use <c>mlContext.Regression.Trainers.GraphRegression</c>. Any architecture with node features serves, such as <see cref="EgnnOptions"/>.</remarks>
public sealed class GraphRegressionTrainer : GraphTrainerBase<GraphRegressionTransformer, GraphRegressionModelParameters>
{
    internal GraphRegressionTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, given => Define((Options)given))
    {
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : QuantityTrainerOptions
    {
        /// <summary>The defaults: an EGNN that leaves positions as they are.</summary>
        public Options()
            : base(new EgnnOptions { UpdatePositions = false })
        {
        }

        /// <summary>How the nodes of a graph become one row.</summary>
        /// <value>Default: the sum, for what grows with the graph.</value>
        public ReadoutOptions Readout { get; set; } = Networks.Readout.Sum;

        /// <summary>
        /// Whether, where nodes have types, what a least-squares fit by their counts explains is taken off the labels first (for molecules:
        /// an offset for each element), so that the network learns the rest. Where they have none, the mean label is taken off.
        /// </summary>
        /// <value>Default: true.</value>
        public bool CompositionOffsets { get; set; } = true;

        internal override void Validate()
        {
            base.Validate();
            Check(Readout);
        }
    }

    private protected override GraphRegressionTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new GraphRegressionModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(GraphRegressionTrainer),
        new NumberLabelColumn(options.LabelColumnName, options.Loss, composition: options.CompositionOffsets),
        new GraphNumbers { Readout = options.Readout });
}
