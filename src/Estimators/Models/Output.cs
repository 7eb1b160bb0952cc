using System.Numerics;
using System.Text.Json.Serialization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What a network predicts, and for what: a graph, a node or a pair. The types named here are all that a model file can hold.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "output")]
[JsonDerivedType(typeof(GraphNumbers), "graphNumbers")]
[JsonDerivedType(typeof(NodeNumbers), "nodeNumbers")]
[JsonDerivedType(typeof(PairNumbers), "pairNumbers")]
[JsonDerivedType(typeof(NodeVectors), "nodeVectors")]
[JsonDerivedType(typeof(ReconstructedEdges), "reconstructedEdges")]
internal abstract record Output
{
    /// <summary>What a row is.</summary>
    [JsonIgnore]
    internal abstract RowShape Rows { get; }

    /// <summary>Whether a row's loss is the sum over its numbers, so that rows count by their weights alone; else each number counts.</summary>
    [JsonIgnore]
    internal virtual bool SumsNumbers => false;

    /// <summary>Whether rows are graphs that are decoded; else what is predicted of a graph is what was computed of it.</summary>
    [JsonIgnore]
    internal virtual bool DecodesGraphs => false;

    /// <summary>Whether training draws the positions of nodes anew in each step.</summary>
    [JsonIgnore]
    internal virtual bool DrawsPositions => false;

    /// <summary>What the graphs have that the network reads, of what the rows' graphs have.</summary>
    internal virtual GraphSchema InputsOf(GraphSchema graphs) => graphs;

    /// <summary>The graph that the network reads, of a row's, which has been checked.</summary>
    internal virtual Graph ToInput(GraphSchema graphs, Graph graph) => graph;

    /// <summary>Creates the head that predicts it.</summary>
    internal abstract Head Create(ParameterScope parameters, ModelDescription model);

    /// <summary>How many numbers are computed once for a graph of so many nodes.</summary>
    internal abstract int EncodingLength(int nodes, ModelDescription model);

    /// <summary>How many numbers the head decodes of a graph of so many nodes, to be told after those.</summary>
    internal virtual int DecodedLength(int nodes) => 0;

    /// <summary>How many numbers a row has of its own.</summary>
    internal virtual int InputWidth(GraphSchema graphs) => 0;

    /// <summary>Fills in a row's own numbers.</summary>
    internal virtual void FillInputs(GraphSchema graphs, GraphRow row, Span<float> inputs)
    {
    }

    /// <summary>Fills in a row's own numbers in double precision, from positions in double precision.</summary>
    internal virtual void FillInputs(GraphSchema graphs, GraphRow row, ReadOnlySpan<double> positions, Span<double> inputs)
    {
    }

    /// <summary>What is predicted of a graph once its nodes are in other places.</summary>
    /// <param name="numbers">What was predicted before.</param>
    /// <param name="places">Where each node went.</param>
    internal virtual double[] Placed(double[] numbers, int[] places) => numbers;

    /// <summary>Checks what a file may have wrong.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal virtual void Check()
    {
    }

    /// <summary>Checks that an architecture's symmetry allows such predictions.</summary>
    /// <exception cref="ArgumentException">It does not; the message says why.</exception>
    internal virtual void CheckNetwork(NetworkOptions network)
    {
        if (Rows != RowShape.Graph)
        {
            Head.CheckNodesStay(network);
        }

        if (network.NodeWidth == 0)
        {
            throw new ArgumentException(
                $"{nameof(GraphTrainerOptions.Network)}: {network.GetType().Name} moves positions and gives no node features. What this task predicts stays the same " +
                $"when a graph is turned, and is read off node features; expected an architecture that gives them, such as {nameof(EgnnOptions)}.",
                nameof(network));
        }
    }
}

/// <summary>Numbers a graph.</summary>
internal sealed record GraphNumbers : Output
{
    /// <summary>How the nodes of a graph become one row.</summary>
    [JsonConverter(typeof(ReadoutJson))]
    public required ReadoutOptions Readout { get; init; }

    internal override RowShape Rows => RowShape.Graph;

    internal override Head Create(ParameterScope parameters, ModelDescription model) =>
        new GraphHead(parameters, model.Network, model.Scores.Width, Readout);

    internal override int EncodingLength(int nodes, ModelDescription model) => model.Scores.Width;
}

/// <summary>Numbers a node.</summary>
internal sealed record NodeNumbers : Output
{
    internal override RowShape Rows => RowShape.Node;

    internal override Head Create(ParameterScope parameters, ModelDescription model) => new NodeHead(parameters, model.Network, model.Scores.Width);

    internal override int EncodingLength(int nodes, ModelDescription model) => nodes * model.Network.NodeWidth;
}

/// <summary>
/// Numbers a pair of nodes. A pair's own numbers, which a decoder without maps does not read, are the distance of its positions and, if wanted, what the edge between them has.
/// </summary>
internal sealed record PairNumbers : Output
{
    /// <summary>Whether (a, b) may have another prediction than (b, a).</summary>
    public required bool Directed { get; init; }

    /// <summary>Whether the head sees the edges between the two nodes; never where edges are what is predicted.</summary>
    public required bool Edges { get; init; }

    /// <summary>How the features of two nodes are decoded; files of before there was a choice do not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LinkDecoder Decoder { get; init; }

    internal override RowShape Rows => RowShape.Pair;

    internal override Head Create(ParameterScope parameters, ModelDescription model) =>
        new PairHead(parameters, model.Network, InputWidth(model.Graphs), model.Scores.Width, Directed, Decoder);

    internal override int EncodingLength(int nodes, ModelDescription model) => nodes * model.Network.NodeWidth;

    internal override int InputWidth(GraphSchema graphs) => Decoder == LinkDecoder.Mlp ? (graphs.Dimension > 0 ? 1 : 0) + (Edges ? graphs.EdgeWidth + 1 : 0) : 0;

    internal override void FillInputs(GraphSchema graphs, GraphRow row, Span<float> inputs) => Fill(graphs, row, row.Graph.Positions, inputs);

    internal override void FillInputs(GraphSchema graphs, GraphRow row, ReadOnlySpan<double> positions, Span<double> inputs) => Fill(graphs, row, positions, inputs);

    internal override void Check()
    {
        if (!Enum.IsDefined(Decoder) || (Edges && Decoder != LinkDecoder.Mlp))
        {
            throw new ArgumentException($"what is predicted of pairs is not decoded by {Decoder}.");
        }

        PairHead.CheckDirection(Directed, Decoder);
    }

    private void Fill<T>(GraphSchema graphs, GraphRow row, ReadOnlySpan<T> positions, Span<T> inputs)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (inputs.IsEmpty)
        {
            return;
        }

        if (graphs.Dimension > 0)
        {
            inputs[0] = Distance(positions, row.First * graphs.Dimension, row.Second * graphs.Dimension, graphs.Dimension);
            inputs = inputs[1..];
        }

        if (Edges)
        {
            EdgeInputs.FillPair(graphs, row, Directed, inputs);
        }
    }

    private static T Distance<T>(ReadOnlySpan<T> positions, int first, int second, int dimension)
        where T : struct, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int axis = 0; axis < dimension; axis++)
        {
            double difference = double.CreateTruncating(positions[first + axis] - positions[second + axis]);
            sum += difference * difference;
        }

        return T.CreateTruncating(Math.Sqrt(sum));
    }
}

/// <summary>A vector for each of a graph's nodes.</summary>
internal sealed record NodeVectors : Output
{
    /// <summary>What a vector stands for.</summary>
    public required VectorTarget Target { get; init; }

    internal override RowShape Rows => RowShape.Graph;

    internal override Head Create(ParameterScope parameters, ModelDescription model) =>
        new NodeVectorHead(parameters, model.Network, model.Graphs.Dimension, Target);

    internal override int EncodingLength(int nodes, ModelDescription model) => nodes * model.Graphs.Dimension;

    internal override double[] Placed(double[] numbers, int[] places) => PosedGraph.Placed<double>(numbers, places);

    internal override void CheckNetwork(NetworkOptions network)
    {
        Head.CheckNodesStay(network);
        if (network is { NeedsPositions: true, MovesPositions: false })
        {
            throw new ArgumentException(
                $"{nameof(GraphTrainerOptions.Network)}: {network.GetType().Name} knows positions, and predicts vectors by moving them, so that they turn with the graph; " +
                $"expected {nameof(EgnnOptions.UpdatePositions)} = true.",
                nameof(network));
        }

        if (!network.MovesPositions && network.NodeWidth == 0)
        {
            throw new ArgumentException($"{nameof(GraphTrainerOptions.Network)}: {network.GetType().Name} gives neither positions nor node features.", nameof(network));
        }
    }
}
