using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to tell several kinds of nodes apart, such as the papers of a citation network. A row is a node: it reads a column of graphs, the node's
/// index and a label (a key, from MapValueToKey), and adds the columns "PredictedLabel" (a key, with the label's key values) and "Score" (a vector of Single: the
/// probability of each class, in the keys' order). Rows that share a graph are computed together.
/// </summary>
/// <remarks>Use <c>mlContext.MulticlassClassification.Trainers.NodeClassification</c>. Any architecture with node features serves, such as <see cref="GnnOptions"/>.</remarks>
public sealed class NodeClassificationTrainer : GraphTrainerBase<NodeClassificationTransformer, NodeClassificationModelParameters>
{
    internal NodeClassificationTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, given => Define((Options)given))
    {
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : ClassificationOptions
    {
        /// <summary>The defaults.</summary>
        public Options()
            : base(new GnnOptions())
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

    private protected override NodeClassificationTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new NodeClassificationModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(NodeClassificationTrainer),
        new ClassLabelColumn(options.LabelColumnName, options),
        new NodeNumbers());
}
