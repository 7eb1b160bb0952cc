using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict one or several quantities a node, such as an atom's charge. A row is a node: it reads a column of graphs, the node's index and a
/// label (Single, or a vector of Single of a known size), and adds the column "Score", of the label's type. Rows that share a graph are computed together.
/// </summary>
/// <remarks>Use <c>mlContext.Regression.Trainers.NodeRegression</c>. Any architecture with node features serves, such as <see cref="EgnnOptions"/>.</remarks>
public sealed class NodeRegressionTrainer : GraphTrainerBase<NodeRegressionTransformer, NodeRegressionModelParameters>
{
    internal NodeRegressionTrainer(IHostEnvironment environment, Options options)
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

        /// <summary>The column of the node that a row is about: its index, from 0 (Int32, Int64 or UInt32), or a key, whose first value is node 0.</summary>
        /// <value>Default: "Node".</value>
        public string NodeColumnName { get; set; } = "Node";

        internal override RowColumns Rows => new(GraphColumnName, NodeColumnName);

        internal override void Validate()
        {
            base.Validate();
            ArgumentException.ThrowIfNullOrEmpty(NodeColumnName);
        }
    }

    private protected override NodeRegressionTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new NodeRegressionModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(NodeRegressionTrainer),
        new NumberLabelColumn(options.LabelColumnName, options.Loss, composition: false),
        new NodeNumbers());
}
