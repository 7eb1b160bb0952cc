using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict a vector a node, such as positions after a time, or forces. A row is a graph: it reads a column of graphs with positions and a
/// label (a vector of Single, row-major [nodes×dimension]) and adds the column "Score", of the label's form.
/// </summary>
/// <remarks>Use <c>mlContext.Regression.Trainers.NodeVectorRegression</c>. Networks: <see cref="EgnnOptions"/>, <see cref="RadialFieldOptions"/> and
/// <see cref="LinearDynamicsOptions"/>, whose vectors turn with the graph, and <see cref="GnnOptions"/>, whose do not.</remarks>
public sealed class NodeVectorRegressionTrainer : GraphTrainerBase<NodeVectorRegressionTransformer, NodeVectorRegressionModelParameters>
{
    internal NodeVectorRegressionTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, given => Define((Options)given))
    {
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : QuantityTrainerOptions
    {
        /// <summary>The defaults.</summary>
        public Options()
            : base(new EgnnOptions())
        {
        }

        /// <summary>What a vector stands for: how it follows when the graph is moved.</summary>
        /// <value>Default: a position.</value>
        public VectorTarget Target { get; set; } = VectorTarget.Position;

        internal override void Validate()
        {
            base.Validate();
            CheckDefined(Target, nameof(Target));
        }
    }

    private protected override NodeVectorRegressionTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new NodeVectorRegressionModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(NodeVectorRegressionTrainer),
        new VectorLabelColumn(options.LabelColumnName, options.Loss, options.Target),
        new NodeVectors { Target = options.Target });
}
