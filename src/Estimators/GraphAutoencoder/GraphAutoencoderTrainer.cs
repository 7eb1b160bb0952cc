using System.Globalization;
using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to embed nodes so that a graph's edges can be told from the embeddings of its nodes (Kipf and Welling 2016; Satorras et al. 2021, section 5.2). A row is a graph, which is its own
/// label: it reads a column of graphs, whose edges go both ways, and adds the columns "Embedding" (a vector of Single, [nodes×width]), "Score" (logits) and "Probability" (vectors of Single, [nodes×nodes],
/// 0 on the diagonal), all row-major.
/// </summary>
/// <remarks>
/// Use <c>mlContext.BinaryClassification.Trainers.GraphAutoencoder</c>, and <c>mlContext.BinaryClassification.EvaluateEdges</c> to judge it. Training makes the binary cross-entropy small, summed over the
/// ordered pairs of a graph's nodes. A graph of one node or none has no pairs, and nothing is learnt from it. Weights, types and features of edges are read; what is told is whether there is an edge.
/// </remarks>
public sealed class GraphAutoencoderTrainer : GraphTrainerBase<GraphAutoencoderTransformer, GraphAutoencoderModelParameters>
{
    internal GraphAutoencoderTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, given => Define((Options)given))
    {
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : GraphTrainerOptions
    {
        private const int MostWidth = 1 << 16;

        /// <summary>The defaults.</summary>
        public Options()
            : base(new EgnnOptions { PullToOrigin = 1e-3 })
        {
        }

        /// <summary>The width of embeddings; of a network that moves positions, their dimension.</summary>
        /// <value>Default: 8.</value>
        public int EmbeddingWidth { get; set; } = 8;

        /// <summary>How two embeddings tell whether there is an edge.</summary>
        /// <value>Default: by their distance.</value>
        public EdgeDecoder Decoder { get; set; } = EdgeDecoder.Distance;

        /// <summary>Whether embeddings have variances, which training draws them with and holds close to N(0, 1) (Kipf and Welling 2016).</summary>
        /// <value>Default: false.</value>
        public bool Variational { get; set; }

        /// <summary>
        /// Whether messages pass between any two nodes, with whether there is an edge as one more edge feature, as the paper has it; else along the graph's edges, as suits large graphs and networks
        /// that read no edge features, such as <see cref="GcnOptions"/>.
        /// </summary>
        /// <value>Default: true.</value>
        public bool CompleteMessages { get; set; } = true;

        /// <summary>
        /// Whether nodes get random positions x ~ N(0, 1), as many numbers as embeddings have, in place of their own: noise that tells nodes apart which look alike. Training draws them in each step, a
        /// prediction from <see cref="NoiseSeed"/>. Networks that need positions need it.
        /// </summary>
        /// <value>Default: true.</value>
        public bool Noise { get; set; } = true;

        /// <summary>What the positions of a prediction are drawn from: they follow from it and the graph, so that predictions are repeated to the bit.</summary>
        /// <value>Default: 1.</value>
        public int NoiseSeed { get; set; } = 1;

        /// <summary>
        /// Where the loss cuts off logits, both ways: a pair that is told more wrongly than that teaches nothing more, so that one graph whose nodes flew apart does not outweigh all others. The
        /// paper's code has it from a sigmoid in single precision, which is 0 or 1, without a gradient, to about 28 (and 17 above 0). Null for nowhere.
        /// </summary>
        /// <value>Default: null.</value>
        public double? LargestLogit { get; set; }

        internal override void Validate()
        {
            base.Validate();
            CheckDefined(Decoder, nameof(Decoder));
            if (LargestLogit is not (null or > 0))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(LargestLogit), LargestLogit, string.Create(CultureInfo.InvariantCulture, $"{nameof(LargestLogit)} is {LargestLogit}; expected a positive number, or null."));
            }

            if (EmbeddingWidth is < 1 or > MostWidth)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(EmbeddingWidth),
                    EmbeddingWidth,
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(EmbeddingWidth)} is {EmbeddingWidth}; expected 1 to {MostWidth}."));
            }
        }
    }

    private protected override GraphAutoencoderTransformer Create(GraphPredictor predictor, RowColumns columns) =>
        new(new GraphAutoencoderModelParameters(predictor), columns);

    internal static TaskDefinition Define(Options options) => new(
        nameof(GraphAutoencoderTrainer),
        new EdgeLabelColumn(options.GraphColumnName, options.EmbeddingWidth, options.LargestLogit),
        new ReconstructedEdges
        {
            EmbeddingWidth = options.EmbeddingWidth,
            Decoder = options.Decoder,
            Variational = options.Variational,
            CompleteMessages = options.CompleteMessages,
            Noise = options.Noise,
            NoiseSeed = options.NoiseSeed,
        });
}
