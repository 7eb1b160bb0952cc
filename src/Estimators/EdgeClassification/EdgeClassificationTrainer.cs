using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to tell several kinds of pairs of nodes apart, such as payments between accounts. A row is a pair: it reads a column of graphs, two node
/// indices and a label (a key, from MapValueToKey), and adds the columns "PredictedLabel" (a key, with the label's key values) and "Score" (a vector of Single: the
/// probability of each class, in the keys' order). What the edges between the two nodes have (features, weights, types, averaged where there are several), and the
/// distance of their positions, is known to the prediction.
/// </summary>
/// <remarks>Use <c>mlContext.MulticlassClassification.Trainers.EdgeClassification</c>. Any architecture with node features serves, such as <see cref="GnnOptions"/>.</remarks>
public sealed class EdgeClassificationTrainer : GraphTrainerBase<EdgeClassificationTransformer, EdgeClassificationModelParameters>
{
    internal EdgeClassificationTrainer(IHostEnvironment environment, Options options)
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

        /// <summary>The column of a pair's first node, for a directed pair its source: an index from 0 (Int32, Int64 or UInt32), or a key, whose first value is node 0.</summary>
        /// <value>Default: "Source".</value>
        public string SourceColumnName { get; set; } = "Source";

        /// <summary>The column of a pair's second node, of the same form.</summary>
        /// <value>Default: "Target".</value>
        public string TargetColumnName { get; set; } = "Target";

        /// <summary>Whether (a, b) may have another prediction than (b, a).</summary>
        /// <value>Default: false.</value>
        public bool Directed { get; set; }

        internal override RowColumns Rows => new(GraphColumnName, SourceColumnName, TargetColumnName);

        internal override void Validate()
        {
            base.Validate();
            ArgumentException.ThrowIfNullOrEmpty(SourceColumnName);
            ArgumentException.ThrowIfNullOrEmpty(TargetColumnName);
        }
    }

    private protected override EdgeClassificationTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new EdgeClassificationModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(EdgeClassificationTrainer),
        new ClassLabelColumn(options.LabelColumnName, options),
        new PairNumbers { Directed = options.Directed, Edges = true });
}
