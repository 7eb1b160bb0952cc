using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Finds the communities of a graph by the eigenvectors of its Laplacian and k-means. A row is a node: it reads a column of graphs, which is the same in all rows, and the node's index, and adds the columns
/// "PredictedLabel" (a key) and "Score" (a vector of Single, squared distances from the communities' middles). Labels are not needed.
/// </summary>
/// <remarks>
/// Use <c>mlContext.Clustering.Trainers.SpectralClustering</c>. The whole graph is clustered, whichever of its nodes have rows. Later rows may bring the graph grown: new nodes, behind the
/// others, go to the communities that they are joined to. See <see cref="Communities"/> for what is computed.
/// </remarks>
public sealed class SpectralClusteringTrainer : IEstimator<SpectralClusteringTransformer>
{
    private readonly IHost host;
    private readonly RowColumns columns;
    private readonly SpectralCommunityOptions options;

    internal SpectralClusteringTrainer(IHostEnvironment environment, Options options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.GraphColumnName);
        ArgumentException.ThrowIfNullOrEmpty(options.NodeColumnName);
        host = environment.Register(nameof(SpectralClusteringTrainer));
        columns = new RowColumns(options.GraphColumnName, options.NodeColumnName);
        this.options = options.ToCommunityOptions(options.Seed ?? host.Rand.Next());
        this.options.Validate();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the trainer reads is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        columns.Require(inputSchema);

        // How many there are is not known before the data is; a shape does not say, either.
        return Columns.With(inputSchema, ClusterScorer.ColumnsOf(1).ToArray());
    }

    /// <summary>Finds the communities of the graph that the rows are about.</summary>
    /// <param name="input">The rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column that the trainer reads is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or rows of two graphs; or the graph has no communities to be found, in a message that says why.</exception>
    /// <exception cref="SpectrumNotConvergedException">The eigenvectors of a large graph did not reach the tolerance.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SpectralClusteringTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Graph graph = OnlyGraph(columns.Find(input.Schema).Read(input));
        using IChannel channel = host.Start("Training");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
        using var watch = new Timer(_ => StopIfCanceled(stop), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        Communities found = Find(graph, stop.Token);
        channel.Info(MessageSensitivity.None, $"{found.Count} communities; eigenvalues {string.Join(", ", found.Eigenvalues.ToArray().Select(value => $"{value:g3}"))}");
        return new SpectralClusteringTransformer(new ClusterScorer(found, FirstNodes.HashOf(graph, graph.NodeCount)), columns);
    }

    private Communities Find(Graph graph, CancellationToken stop)
    {
        try
        {
            return Communities.Find(graph, options with { CancellationToken = stop });
        }
        catch (ArgumentException ex)
        {
            throw new InvalidOperationException($"The graph in '{columns.Graph}' has no communities to be found: {ex.Message}", ex);
        }
    }

    private void StopIfCanceled(CancellationTokenSource stop)
    {
        if (Hidden.IsCanceled(host))
        {
            stop.Cancel();
        }
    }

    private Graph OnlyGraph(List<GraphRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new InvalidOperationException("There are no rows; expected one of each node, or of some.");
        }

        Graph graph = rows[0].Graph;
        UInt128? hash = null;
        Graph same = graph;
        for (int row = 1; row < rows.Count; row++)
        {
            Graph other = rows[row].Graph;
            if (ReferenceEquals(other, graph) || ReferenceEquals(other, same))
            {
                continue;
            }

            hash ??= FirstNodes.HashOf(graph, graph.NodeCount);
            same = other.NodeCount == graph.NodeCount && other.EdgeCount == graph.EdgeCount && FirstNodes.HashOf(other, other.NodeCount) == hash
                ? other
                : throw new InvalidOperationException(
                    $"Row {row}: the graph in '{columns.Graph}' is another than the first row's; expected all rows to be about the nodes of one graph.");
        }

        return graph;
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options
    {
        /// <summary>The column of graphs.</summary>
        /// <value>Default: "Graph".</value>
        public string GraphColumnName { get; set; } = "Graph";

        /// <summary>The column of the node that a row is about: its index, from 0 (Int32, Int64 or UInt32), or a key, whose first value is node 0.</summary>
        /// <value>Default: "Node".</value>
        public string NodeColumnName { get; set; } = "Node";

        /// <summary>How many communities, 1 or more; null lets the spectrum say, up to <see cref="MaximumNumberOfClusters"/>.</summary>
        /// <value>Default: null.</value>
        public int? NumberOfClusters { get; set; }

        /// <summary>The most communities that the spectrum may ask for, 1 or more.</summary>
        /// <value>Default: 10.</value>
        public int MaximumNumberOfClusters { get; set; } = 10;

        /// <summary>How often k-means begins anew, 1 or more; the best result is taken.</summary>
        /// <value>Default: 10.</value>
        public int Restarts { get; set; } = 10;

        /// <summary>The most rounds of k-means from one beginning, 1 or more.</summary>
        /// <value>Default: 100.</value>
        public int MaximumNumberOfIterations { get; set; } = 100;

        /// <summary>The residual to which eigenvectors are found; see <see cref="SpectrumOptions.Tolerance"/>.</summary>
        /// <value>Default: 1e-6.</value>
        public double Tolerance { get; set; } = 1e-6;

        /// <summary>What k-means begins with is drawn from it; null for the MLContext's own seed.</summary>
        /// <value>Default: null.</value>
        public int? Seed { get; set; }

        /// <summary>Stops the search.</summary>
        /// <value>Default: none.</value>
        public CancellationToken CancellationToken { get; set; }

        internal SpectralCommunityOptions ToCommunityOptions(int seed) => new()
        {
            Count = NumberOfClusters,
            MaxCount = MaximumNumberOfClusters,
            Restarts = Restarts,
            MaxIterations = MaximumNumberOfIterations,
            Tolerance = Tolerance,
            Seed = seed,
            CancellationToken = CancellationToken,
        };
    }
}
