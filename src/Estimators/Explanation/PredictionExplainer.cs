using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Tells what one predicted number hangs on: by gradients, by what changes when something is masked or removed, and by attention.
/// <see cref="GraphModelParameters.Explain"/> gives one. Threads may share it.
/// </summary>
/// <remarks>
/// Masking and removing is one prediction for each node, edge or feature. Where rows are nodes or pairs of a large graph, <see cref="Within"/> looks at the part around them alone, which is
/// sooner done and can be drawn.
/// </remarks>
public sealed class PredictionExplainer
{
    private readonly GraphPredictor predictor;
    private readonly GraphRow row;

    private PredictionExplainer(GraphPredictor predictor, GraphRow row, int output, double score, IReadOnlyList<int> nodes)
    {
        this.predictor = predictor;
        this.row = row;
        Output = output;
        Score = score;
        Nodes = nodes;
    }

    /// <exception cref="ArgumentException">There is a node too many or too few, or no such output.</exception>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs, or no such node.</exception>
    internal static PredictionExplainer Of(GraphPredictor predictor, Graph graph, int? node, int? secondNode, int? output)
    {
        ModelDescription model = predictor.Network.Description;
        if (model.Output.DecodesGraphs)
        {
            throw new InvalidOperationException("An autoencoder tells of a graph what it is given of it, its own edges, which explains itself; expected a model that predicts something else.");
        }

        model.Graphs.Check(graph, null);
        int first = Node(model.Output.Rows >= RowShape.Node, nameof(node), node);
        int second = Node(model.Output.Rows >= RowShape.Pair, nameof(secondNode), secondNode);

        // Which edges carry messages is known by a graph as it was in training, so it is settled before anything is changed.
        var row = new GraphRow(predictor.Messages?.Strip(graph) ?? graph, first, second);
        float[] numbers = predictor.Predict([row])[0];
        int chosen = output ?? (model.Scores is ClassScores ? ClassScores.Largest(numbers) : numbers.Length == 1 ? 0 : -1);
        return chosen >= 0 && chosen < numbers.Length
            ? new PredictionExplainer(predictor, row, chosen, numbers[chosen], [.. Enumerable.Range(0, graph.NodeCount)])
            : throw new ArgumentOutOfRangeException(nameof(output), output, string.Create(
                CultureInfo.InvariantCulture, $"{nameof(output)} is {(output is { } given ? given : "null")}; {numbers.Length} numbers are predicted, of which one is expected, from 0."));

        int Node(bool expected, string name, int? given) => (expected, given) switch
        {
            (true, { } index) => NodeIndex.Check(index, graph.NodeCount, name, null),
            (false, null) => 0,
            (true, null) => throw new ArgumentNullException(name, $"{name} is null; a row of this model is about {(model.Output.Rows == RowShape.Pair ? "two nodes" : "a node")}."),
            _ => throw new ArgumentException($"{name} is {given}; expected null: a row of this model is a {(model.Output.Rows == RowShape.Graph ? "graph" : "single node")}.", name),
        };
    }

    /// <summary>The graph whose nodes and edges are spoken of: where links are predicted, with those edges alone that carry messages.</summary>
    public Graph Graph => row.Graph;

    /// <summary>Which node of the graph that was given each node of <see cref="Graph"/> is, rising: all of them, but for <see cref="Within"/>.</summary>
    public IReadOnlyList<int> Nodes { get; }

    /// <summary>Which of the predicted numbers is explained: the class, from 0 in the order of the label's keys, or the place of a quantity or of a vector's coordinate.</summary>
    public int Output { get; }

    /// <summary>The number that is explained, as in the column "Score": of a class its probability, of yes or no the logit, else in labels' units.</summary>
    public double Score { get; }

    /// <summary>The same within the part of the graph from which messages reach the row's nodes in so many steps.</summary>
    /// <param name="hops">
    /// How many edges to go back, 0 or more. With as many as the network has layers, and one more where it divides by degrees, the prediction is the same; with fewer, or of a network in which all
    /// nodes see each other, its <see cref="Score"/> tells how far it is not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of edges.</exception>
    /// <exception cref="InvalidOperationException">Rows of this model are graphs.</exception>
    public PredictionExplainer Within(int hops)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hops);
        RowShape shape = predictor.Network.Description.Output.Rows;
        if (shape == RowShape.Graph)
        {
            throw new InvalidOperationException("A row of this model is a graph, all of which counts; expected a model whose rows are nodes or pairs.");
        }

        int second = shape == RowShape.Pair ? row.Second : row.First;
        int[] kept = NodeChoice.Within(Graph, [row.First, second], hops, EdgeDirection.In);
        var part = new GraphRow(Graph.WithNodesAt(kept), Array.IndexOf(kept, row.First), shape == RowShape.Pair ? Array.IndexOf(kept, second) : 0);
        return new PredictionExplainer(predictor, part, Output, predictor.Predict([part])[0][Output], [.. kept.Select(node => Nodes[node])]);
    }

    /// <summary>Each input times the gradient of the number with respect to it; of a class, of its logit.</summary>
    public GradientTimesInput GradientTimesInput() => InputGradients.TimesInput(predictor.Network, row, Output);

    /// <summary>How nodes attended to each other in the prediction, in layers of attention; empty where the network has none.</summary>
    /// <returns>Layer after layer, edge after edge, head after head; nodes are those of <see cref="Graph"/>, or of the smaller one after a pooling layer.</returns>
    public IReadOnlyList<AttentionWeight> AttentionWeights() => predictor.Network.Attend(Graph);

    /// <summary>How much <see cref="Score"/> falls when one node's features are masked: positive where they speak for the number, negative where against it.</summary>
    /// <param name="baseline">What each feature then is, such as <see cref="NodeFeatureMeans.Of"/> of the training graphs; null for 0.</param>
    /// <returns>A number a node.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers than features, or one is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nodes have no features.</exception>
    public IReadOnlyList<double> MaskNodes(IReadOnlyList<float>? baseline = null)
    {
        var masks = new FeatureMask(Graph, baseline);
        return Falls(Graph.NodeCount, node => Changed(masks.OfNode(node)));
    }

    /// <summary>How much <see cref="Score"/> falls when one feature of all nodes is masked.</summary>
    /// <param name="baseline">What each feature then is, such as <see cref="NodeFeatureMeans.Of"/> of the training graphs; null for 0.</param>
    /// <returns>A number a feature.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers than features, or one is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nodes have no features.</exception>
    public IReadOnlyList<double> MaskFeatures(IReadOnlyList<float>? baseline = null)
    {
        var masks = new FeatureMask(Graph, baseline);
        return Falls(Graph.NodeFeatureWidth, feature => Changed(masks.OfFeature(feature)));
    }

    /// <summary>How much <see cref="Score"/> falls when one node is removed with its edges.</summary>
    /// <returns>A number a node; NaN of a node that the number is about.</returns>
    public IReadOnlyList<double> RemoveNodes() => Falls(Graph.NodeCount, WithoutNode);

    /// <summary>How much <see cref="Score"/> falls when one edge is removed.</summary>
    /// <param name="bothDirections">Whether all edges between the same two nodes go with it, as where an undirected edge is two.</param>
    /// <returns>A number an edge, in the graph's order.</returns>
    public IReadOnlyList<double> RemoveEdges(bool bothDirections = false)
    {
        // What goes together is tried once.
        (int, int)[] ends = [.. Enumerable.Range(0, Graph.EdgeCount).Select(edge =>
            bothDirections ? (Math.Min(Graph.Sources[edge], Graph.Targets[edge]), Math.Max(Graph.Sources[edge], Graph.Targets[edge])) : (edge, edge))];
        (int, int)[] tried = [.. ends.Distinct()];
        double[] falls = Falls(tried.Length, place => Changed(Graph.WithEdgesWhere(edge => ends[edge] != tried[place])));
        Dictionary<(int, int), double> known = tried.Zip(falls).ToDictionary(fall => fall.First, fall => fall.Second);
        return [.. ends.Select(pair => known[pair])];
    }

    private MaskedRow? Changed(Graph graph) => new(row with { Graph = graph }, Output);

    /// <summary>The nodes after one that is removed move up, and so does what is asked about them.</summary>
    private MaskedRow? WithoutNode(int node)
    {
        ModelDescription model = predictor.Network.Description;
        int numbers = model.Output is NodeVectors ? model.Graphs.Dimension : 0;
        bool asked = (model.Output.Rows >= RowShape.Node && row.First == node)
            || (model.Output.Rows >= RowShape.Pair && row.Second == node)
            || (numbers > 0 && Output / numbers == node);
        if (asked)
        {
            return null;
        }

        Graph graph = Graph.WithNodesAt([.. Enumerable.Range(0, Graph.NodeCount).Where(other => other != node)]);
        int Moved(int index) => index > node ? index - 1 : index;
        return new MaskedRow(
            new GraphRow(graph, Moved(row.First), Moved(row.Second)),
            numbers > 0 ? (Moved(Output / numbers) * numbers) + (Output % numbers) : Output);
    }

    private double[] Falls(int count, Func<int, MaskedRow?> masked) => [.. MaskedRow.Scores(predictor, count, masked).Select(score => Score - score)];
}
