using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict one or several quantities a pair of nodes, such as the coupling of two atoms. A row is a pair: it reads a column of graphs, two
/// node indices and a label (Single, or a vector of Single of a known size), and adds the column "Score", of the label's type. What the edges between the two nodes
/// have (features, weights, types, averaged where there are several), and the distance of their positions, is known to the prediction.
/// </summary>
/// <remarks>Use <c>mlContext.Regression.Trainers.EdgeRegression</c>. Any architecture with node features serves, such as <see cref="EgnnOptions"/>.</remarks>
public sealed class EdgeRegressionTrainer : GraphTrainerBase<EdgeRegressionTransformer, EdgeRegressionModelParameters>
{
    internal EdgeRegressionTrainer(IHostEnvironment environment, Options options)
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

    private protected override EdgeRegressionTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new EdgeRegressionModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(EdgeRegressionTrainer),
        new NumberLabelColumn(options.LabelColumnName, options.Loss, composition: false),
        new PairNumbers { Directed = options.Directed, Edges = true });
}
