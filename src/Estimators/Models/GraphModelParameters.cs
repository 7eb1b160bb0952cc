using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network. Threads may share one.</summary>
public abstract class GraphModelParameters
{
    private protected GraphModelParameters(GraphPredictor predictor) => Predictor = predictor;

    /// <summary>The network's architecture.</summary>
    public NetworkOptions Network => Predictor.Network.Description.Network;

    /// <summary>How many numbers training found.</summary>
    public long ParameterCount => Predictor.Network.Parameters.Count;

    /// <summary>
    /// How many threads a prediction may use, the calling one among them; set to 0, one per core. It may be changed while predictions are made, and what
    /// is predicted does not depend on it. A service that predicts on many threads at once sets 1.
    /// </summary>
    /// <value>Default: one per core for a model that was loaded; for one that was trained here, as its training.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Threads
    {
        get => Predictor.Network.Engine is ManagedEngine engine ? engine.Threads : 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (Predictor.Network.Engine is ManagedEngine engine)
            {
                engine.Threads = value;
            }
        }
    }

    internal GraphPredictor Predictor { get; }

    private protected Scores Scores => Predictor.Network.Description.Scores;

    /// <summary>
    /// Changes graphs at random and compares what is then predicted with what should be: numbers and classes stay when nodes are put in another order and
    /// positions are turned, mirrored or shifted; vectors go along. It does so in single precision, as predictions are made, and in double precision, so that
    /// rounding can be told from an architecture that does not have the symmetry. Features, weights and types stay as they are.
    /// </summary>
    /// <param name="graphs">The graphs, each tried once for every symmetry. Where rows are nodes all of a graph's are asked for, where they are pairs some.</param>
    /// <param name="seed">What the changes are drawn from.</param>
    /// <exception cref="ArgumentException">There are no graphs.</exception>
    /// <exception cref="InvalidOperationException">A graph has other features than the training graphs; its place is named as its row.</exception>
    public SymmetryAudit AuditSymmetry(IEnumerable<Graph> graphs, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(graphs);
        Graph[] all = [.. graphs];
        if (all.Length == 0)
        {
            throw new ArgumentException("There are no graphs; expected some to audit the model with.", nameof(graphs));
        }

        return SymmetryAuditor.AtGraphs(Predictor, all, seed);
    }

    /// <summary>
    /// Explains one predicted number: by gradients, by masking and removing, and by attention. It is asked of the model and not of a catalog, since what it
    /// tells is of one prediction and the network behind it, as <see cref="AuditSymmetry"/> is; what a feature is worth over rows, a transformer's
    /// PermutationFeatureImportance tells.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">The node that the prediction is about, from 0, or a pair's first; null where rows are graphs.</param>
    /// <param name="secondNode">A pair's second node; null where rows are no pairs.</param>
    /// <param name="output">
    /// Which predicted number: of classes one, in the order of the label's keys from 0; of several quantities one; of a graph's vectors, one after the other, a coordinate. Null for the
    /// predicted class, or for the only number.
    /// </param>
    /// <exception cref="ArgumentException">There is a node too many or too few, or no such number, or null where there are several.</exception>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs, or no such node; or the model is an autoencoder, which tells a graph of itself.</exception>
    public PredictionExplainer Explain(Graph graph, int? node = null, int? secondNode = null, int? output = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return PredictionExplainer.Of(Predictor, graph, node, secondNode, output);
    }

    /// <summary>The network's parts with their parameters and, of an example, what a prediction and a step of training cost.</summary>
    /// <param name="example">A graph such as those to be predicted; null leaves the costs out.</param>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public ModelSummary Summary(Graph? example = null) => ModelSummary.Of(Predictor.Network, example);

    /// <summary>The numbers of a graph.</summary>
    private protected float[] PredictGraph(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Predictor.PredictGraph(graph);
    }

    /// <summary>The numbers of each node.</summary>
    private protected float[][] PredictNodes(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Predictor.PredictNodes(graph);
    }

    /// <summary>The numbers of each pair.</summary>
    private protected float[][] PredictPairs(Graph graph, IReadOnlyList<(int First, int Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(pairs);
        return Predictor.Predict([.. pairs.Select((pair, i) => new GraphRow(
            graph,
            NodeIndex.Check(pair.First, graph.NodeCount, $"{nameof(pairs)}[{i}].First", null),
            NodeIndex.Check(pair.Second, graph.NodeCount, $"{nameof(pairs)}[{i}].Second", null)))]);
    }
}
