using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict whether two nodes belong together. A row is a pair: it reads a column of graphs, two node indices and a label (Boolean), and
/// adds the columns "PredictedLabel" (Boolean), "Score" (Single, positive for true) and "Probability" (Single), calibrated on the validation rows where they have ten
/// or more of each kind (Platt 1999).
/// </summary>
/// <remarks>Use <c>mlContext.BinaryClassification.Trainers.LinkPrediction</c>. Messages pass only along edges that positive training rows tell of, in training and whenever a training graph
/// is scored, so that the edges to be predicted do not give themselves away; see <see cref="Options.MessageEdges"/>.</remarks>
public sealed class LinkPredictionTrainer : GraphTrainerBase<LinkPredictionTransformer, LinkPredictionModelParameters>
{
    internal LinkPredictionTrainer(IHostEnvironment environment, Options options)
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

        /// <summary>
        /// How a prediction is made of the features of a pair's two nodes. All but <see cref="LinkDecoder.Mlp"/> read those features as the network gives them, whatever its
        /// <see cref="NetworkOptions.HeadLayers"/>, and nothing else, not the distance of positions either; and they need <see cref="Directed"/> = false.
        /// </summary>
        /// <value>Default: by linear maps.</value>
        public LinkDecoder Decoder { get; set; }

        /// <summary>Which edges of the graph carry messages.</summary>
        /// <value>Default: those that positive training rows tell of.</value>
        public MessageEdgeChoice MessageEdges { get; set; } = MessageEdgeChoice.TrainingPositives;

        internal override RowColumns Rows => new(GraphColumnName, SourceColumnName, TargetColumnName);

        internal override void Validate()
        {
            base.Validate();
            ArgumentException.ThrowIfNullOrEmpty(SourceColumnName);
            ArgumentException.ThrowIfNullOrEmpty(TargetColumnName);
            CheckDefined(Decoder, nameof(Decoder));
            PairHead.CheckDirection(Directed, Decoder);
            CheckDefined(MessageEdges, nameof(MessageEdges));
        }
    }

    private protected override LinkPredictionTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new LinkPredictionModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(LinkPredictionTrainer),
        new BinaryLabelColumn(options.LabelColumnName, options),
        new PairNumbers { Directed = options.Directed, Edges = false, Decoder = options.Decoder })
        {
            Messages = options.MessageEdges == MessageEdgeChoice.Graph ? null : (rows, known) => MessageEdges.OfPositives(rows, options.Directed, known),
        };
}
