namespace Equivariant.ML.Transforms;

public sealed partial class AssembleGraphEstimator
{
    /// <summary>
    /// Which columns graphs are made of. All are optional, but something must tell how many nodes there are: NodeCount, a column with
    /// values for each node, or else the edges, of which the highest node is then the last.
    /// </summary>
    /// <remarks>
    /// <para>Indices, counts and types may be of any type of number, as text files, databases and data frames give them, but are whole:
    /// 0 to 2,147,483,647, of Single up to 16,777,215, above which it skips numbers. They may also be keys, whose first value is 0.</para>
    /// <para>Missing vectors are empty, and NaN is an error. What a row may ask for is bounded by the lengths of its vectors; without values
    /// for each node there are at most <see cref="MostBareNodes"/> nodes, and a sparse vector has at most 268,435,456 items.</para>
    /// </remarks>
    public sealed class Options
    {
        /// <summary>The most nodes of a graph without features, types, positions and velocities of nodes: 16,777,216.</summary>
        public const int MostBareNodes = 1 << 24;

        /// <summary>The column of graphs to make.</summary>
        /// <value>Default: "Graph".</value>
        public string OutputColumnName { get; set; } = "Graph";

        /// <summary>The column of the number of nodes, a whole number.</summary>
        /// <value>Default: null, for as many as the other columns have.</value>
        public string? NodeCountColumnName { get; set; }

        /// <summary>The column of node features, a vector of Single or Double, row-major [nodes × <see cref="NodeFeatureWidth"/>].</summary>
        /// <value>Default: null, for none.</value>
        public string? NodeFeaturesColumnName { get; set; }

        /// <summary>Features of one node, 1 or more.</summary>
        /// <value>Default: 1.</value>
        public int NodeFeatureWidth { get; set; } = 1;

        /// <summary>The column of node types, a vector of whole numbers or keys, [nodes].</summary>
        /// <value>Default: null, for none.</value>
        public string? NodeTypesColumnName { get; set; }

        /// <summary>The column of positions, a vector of Single or Double, row-major [nodes × <see cref="Dimension"/>].</summary>
        /// <value>Default: null, for none.</value>
        public string? PositionsColumnName { get; set; }

        /// <summary>The column of velocities, a vector of Single or Double, row-major [nodes × <see cref="Dimension"/>].</summary>
        /// <value>Default: null, for none.</value>
        public string? VelocitiesColumnName { get; set; }

        /// <summary>Coordinates of one position and of one velocity, 1 or more.</summary>
        /// <value>Default: 3.</value>
        public int Dimension { get; set; } = 3;

        /// <summary>The column of the nodes that edges leave, a vector of whole numbers from 0 to nodes − 1 or keys, [edges].</summary>
        /// <value>Default: null, for graphs without edges.</value>
        public string? EdgeSourcesColumnName { get; set; }

        /// <summary>The column of the nodes that edges enter, a vector of whole numbers from 0 to nodes − 1 or keys, [edges].</summary>
        /// <value>Default: null, for graphs without edges.</value>
        public string? EdgeTargetsColumnName { get; set; }

        /// <summary>The column of edge features, a vector of Single or Double, row-major [edges × <see cref="EdgeFeatureWidth"/>].</summary>
        /// <value>Default: null, for none.</value>
        public string? EdgeFeaturesColumnName { get; set; }

        /// <summary>Features of one edge, 1 or more.</summary>
        /// <value>Default: 1.</value>
        public int EdgeFeatureWidth { get; set; } = 1;

        /// <summary>The column of edge weights, a vector of Single or Double, [edges].</summary>
        /// <value>Default: null, for none.</value>
        public string? EdgeWeightsColumnName { get; set; }

        /// <summary>The column of edge types, a vector of whole numbers or keys, [edges].</summary>
        /// <value>Default: null, for none.</value>
        public string? EdgeTypesColumnName { get; set; }

        /// <summary>
        /// Whether each edge of the columns goes both ways, with the same features, weight and type. A self loop is one edge still.
        /// </summary>
        /// <value>Default: false.</value>
        public bool Undirected { get; set; }
    }
}
