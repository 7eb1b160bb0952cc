using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Which columns graphs are made of: <see cref="AssembleGraphEstimator.Options"/>, checked and fixed.</summary>
internal sealed record AssemblyPlan
{
    public AssemblyPlan(AssembleGraphEstimator.Options options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        Output = options.OutputColumnName;
        NodeCount = Column(options.NodeCountColumnName, InputKind.WholeNumber);
        NodeFeatures = Column(options.NodeFeaturesColumnName, InputKind.Measures);
        NodeTypes = Column(options.NodeTypesColumnName, InputKind.WholeNumbers);
        Positions = Column(options.PositionsColumnName, InputKind.Measures);
        Velocities = Column(options.VelocitiesColumnName, InputKind.Measures);
        EdgeSources = Column(options.EdgeSourcesColumnName, InputKind.WholeNumbers);
        EdgeTargets = Column(options.EdgeTargetsColumnName, InputKind.WholeNumbers);
        EdgeFeatures = Column(options.EdgeFeaturesColumnName, InputKind.Measures);
        EdgeWeights = Column(options.EdgeWeightsColumnName, InputKind.Measures);
        EdgeTypes = Column(options.EdgeTypesColumnName, InputKind.WholeNumbers);
        NodeFeatureWidth = AtLeastOne(options.NodeFeatureWidth, nameof(options.NodeFeatureWidth));
        EdgeFeatureWidth = AtLeastOne(options.EdgeFeatureWidth, nameof(options.EdgeFeatureWidth));
        Dimension = AtLeastOne(options.Dimension, nameof(options.Dimension));
        Undirected = options.Undirected;
        Check();
    }

    /// <summary>The new column.</summary>
    public DataViewSchema.DetachedColumn Added => new(Output, GraphDataViewType.Instance);

    private string Output { get; }

    public InputColumn? NodeCount { get; }

    public InputColumn? NodeFeatures { get; }

    public int NodeFeatureWidth { get; }

    public InputColumn? NodeTypes { get; }

    public InputColumn? Positions { get; }

    public InputColumn? Velocities { get; }

    public int Dimension { get; }

    public InputColumn? EdgeSources { get; }

    public InputColumn? EdgeTargets { get; }

    public InputColumn? EdgeFeatures { get; }

    public int EdgeFeatureWidth { get; }

    public InputColumn? EdgeWeights { get; }

    public InputColumn? EdgeTypes { get; }

    public bool Undirected { get; }

    /// <summary>The columns that are read, in the order in which they are saved.</summary>
    public IEnumerable<InputColumn> Inputs => All.OfType<InputColumn>();

    private InputColumn?[] All =>
        [NodeCount, NodeFeatures, NodeTypes, Positions, Velocities, EdgeSources, EdgeTargets, EdgeFeatures, EdgeWeights, EdgeTypes];

    /// <summary>The schema with the new column behind, which hides one of its name.</summary>
    public DataViewSchema Add(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (InputColumn input in Inputs)
        {
            _ = input.Find(inputSchema);
        }

        return AddedColumns.Add(inputSchema, Added);
    }

    /// <summary>The shape with the new column.</summary>
    public SchemaShape Add(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (InputColumn input in Inputs)
        {
            _ = input.Find(inputSchema);
        }

        return AddedColumns.Add(inputSchema, Added);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Output);
        foreach (InputColumn? column in All)
        {
            writer.Write(column is not null);
            writer.Write(column?.Name ?? "");
        }

        writer.Write(NodeFeatureWidth);
        writer.Write(EdgeFeatureWidth);
        writer.Write(Dimension);
        writer.Write(Undirected);
    }

    public static AssemblyPlan Read(BinaryReader reader)
    {
        string? Name()
        {
            bool named = reader.ReadBoolean();
            string name = reader.ReadString();
            return named ? name : null;
        }

        // Initializers run in the order in which they are written, which is that of the file.
        return new AssemblyPlan(new AssembleGraphEstimator.Options
        {
            OutputColumnName = reader.ReadString(),
            NodeCountColumnName = Name(),
            NodeFeaturesColumnName = Name(),
            NodeTypesColumnName = Name(),
            PositionsColumnName = Name(),
            VelocitiesColumnName = Name(),
            EdgeSourcesColumnName = Name(),
            EdgeTargetsColumnName = Name(),
            EdgeFeaturesColumnName = Name(),
            EdgeWeightsColumnName = Name(),
            EdgeTypesColumnName = Name(),
            NodeFeatureWidth = reader.ReadInt32(),
            EdgeFeatureWidth = reader.ReadInt32(),
            Dimension = reader.ReadInt32(),
            Undirected = reader.ReadBoolean(),
        });
    }

    private static InputColumn? Column(string? name, InputKind kind)
    {
        if (name is null)
        {
            return null;
        }

        ArgumentException.ThrowIfNullOrEmpty(name);
        return new InputColumn(name, kind);
    }

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected 1 or more.");

    private void Check()
    {
        if ((EdgeSources is null) != (EdgeTargets is null))
        {
            throw new ArgumentException(
                $"AssembleGraph has a column of edge {(EdgeSources is null ? "targets" : "sources")} alone; expected one of sources and one of targets, or neither.");
        }

        if (EdgeSources is null && ((EdgeFeatures ?? EdgeWeights ?? EdgeTypes) is not null || Undirected))
        {
            throw new ArgumentException("AssembleGraph has options of edges but no edges; expected columns of edge sources and targets too.");
        }

        if ((NodeCount ?? NodeFeatures ?? NodeTypes ?? Positions ?? Velocities ?? EdgeSources) is null)
        {
            throw new ArgumentException(
                "AssembleGraph has no column that tells how many nodes there are; expected one of NodeCount, NodeFeatures, NodeTypes, Positions, "
                + "Velocities, or EdgeSources and EdgeTargets.");
        }
    }
}
