using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Several graphs as one that is not connected: who sends to whom, and which node belongs to which graph.</summary>
public sealed class GraphBatch
{
    private readonly bool apart;
    private EdgePairs? edges;
    private NormalizedAdjacency? normalized;
    private SymmetricAdjacency? symmetric;
    private AttentionEdges? attention;
    private AttentionEdges? complete;
    private LoopedEdges? looped;
    private EdgeProducts? products;
    private LaplacianBasis? basis;
    private NodePairs? pairs;
    private Coarsening? coarse;
    private OrderedPairs? distinct;

    /// <summary>A batch of its three groupings.</summary>
    /// <param name="targets">Each edge's target node, which receives its message.</param>
    /// <param name="sources">Each edge's source node.</param>
    /// <param name="graphs">Each node's graph.</param>
    /// <exception cref="ArgumentException">The groupings speak of different numbers of edges or nodes.</exception>
    public GraphBatch(Grouping targets, Grouping sources, Grouping graphs)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(graphs);
        if (targets.RowCount != sources.RowCount || targets.GroupCount != graphs.RowCount || sources.GroupCount != graphs.RowCount)
        {
            throw new ArgumentException(
                $"{targets.RowCount} targets among {targets.GroupCount} nodes, {sources.RowCount} sources among {sources.GroupCount} nodes, " +
                $"and graphs of {graphs.RowCount} nodes do not fit.");
        }

        Targets = targets;
        Sources = sources;
        Graphs = graphs;
    }

    /// <summary>A batch whose nodes stand graph after graph, and whose edges are known to stay within graphs.</summary>
    internal static GraphBatch OfGraphsApart(Grouping targets, Grouping sources, Grouping graphs) => new(targets, sources, graphs, apart: true);

    private GraphBatch(Grouping targets, Grouping sources, Grouping graphs, bool apart)
        : this(targets, sources, graphs) => this.apart = apart;

    /// <summary>Each edge's target node, which receives its message.</summary>
    public Grouping Targets { get; }

    /// <summary>Each edge's source node.</summary>
    public Grouping Sources { get; }

    /// <summary>Each node's graph.</summary>
    public Grouping Graphs { get; }

    /// <summary>The edges as edge programs run over them.</summary>
    public EdgePairs Edges => edges ??= apart ? new EdgePairs(Targets, Sources, Graphs.Pointers) : new EdgePairs(Targets, Sources);

    /// <summary>How many nodes there are in all.</summary>
    public int NodeCount => Graphs.RowCount;

    /// <summary>How many edges there are in all.</summary>
    public int EdgeCount => Targets.RowCount;

    /// <summary>How many graphs there are.</summary>
    public int GraphCount => Graphs.GroupCount;

    /// <summary>What graph convolutions multiply by, computed at first use and kept with the batch. Two threads may compute the same at once.</summary>
    internal NormalizedAdjacency Normalized => normalized ??= new NormalizedAdjacency(this);

    /// <summary>What filters on the Laplacian multiply by, computed at first use and kept with the batch.</summary>
    internal SymmetricAdjacency Symmetric => symmetric ??= new SymmetricAdjacency(this);

    /// <summary>The edges as nodes attend along them.</summary>
    internal AttentionEdges Attention => attention ??= new AttentionEdges(Targets, Sources);

    /// <summary>Every pair of nodes of a graph, a node with itself too, computed at first use and kept with the batch.</summary>
    internal AttentionEdges Complete => complete ??= AttentionEdges.AmongAll(Graphs);

    /// <summary>The edges with one from each node to itself, computed at first use and kept with the batch.</summary>
    internal LoopedEdges Looped => looped ??= new LoopedEdges(this);

    /// <summary>Every ordered pair of two different nodes of a graph, computed at first use and kept with the batch.</summary>
    internal OrderedPairs Distinct => distinct ??= new OrderedPairs(Graphs, withItself: false);

    /// <summary>What sums edges' features times their sources'.</summary>
    internal EdgeProducts Products => products ??= new EdgeProducts(Targets, Sources);

    /// <summary>The eigenbasis of the Laplacian, computed at first use, which takes the cube of a graph's nodes, and kept with the batch.</summary>
    internal LaplacianBasis Basis => basis ??= new LaplacianBasis(this);

    /// <summary>Every ordered pair of nodes of a graph, and what to read of them, computed at first use and kept with the batch.</summary>
    internal NodePairs Pairs => pairs ??= new NodePairs(this);

    /// <summary>The batch with so many clusters a graph, computed at first use and kept with the batch for the last number asked for.</summary>
    internal Coarsening Coarse(int clusters) => coarse is { } known && known.Clusters == clusters ? known : coarse = new Coarsening(this, clusters);

    /// <summary>The batch with some of its edges alone.</summary>
    /// <param name="kept">Each edge that is kept, in rising order, of as many groups as there are edges.</param>
    internal GraphBatch WithEdges(Grouping kept) => new(Of(Targets, kept), Of(Sources, kept), Graphs, apart) { complete = complete };

    private static Grouping Of(Grouping ends, Grouping kept)
    {
        var index = new int[kept.RowCount];
        for (int edge = 0; edge < index.Length; edge++)
        {
            index[edge] = ends.Index[kept.Index[edge]];
        }

        return Grouping.Of(index, ends.GroupCount);
    }
}
