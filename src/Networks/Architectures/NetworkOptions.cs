using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A network's architecture. The derived types named here are all that a saved model can hold: they are found by these names and no others.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "network")]
[JsonDerivedType(typeof(EgnnOptions), "egnn")]
[JsonDerivedType(typeof(GnnOptions), "gnn")]
[JsonDerivedType(typeof(GcnOptions), "gcn")]
[JsonDerivedType(typeof(GcniiOptions), "gcnii")]
[JsonDerivedType(typeof(SchNetOptions), "schNet")]
[JsonDerivedType(typeof(RadialFieldOptions), "radialField")]
[JsonDerivedType(typeof(LinearDynamicsOptions), "linearDynamics")]
[JsonDerivedType(typeof(ComposedOptions), "composed")]
public abstract record NetworkOptions
{
    private const int MostHeadLayers = 2;
    private protected const int MostLayers = OptionRange.MostLayers;
    private protected const int MostWidth = OptionRange.MostWidth;

    /// <summary>
    /// How many linear maps are between the node features that the network gives and the prediction: two, with an activation between them; one, as papers have where they classify graphs; or none,
    /// as papers have where they classify nodes: the last layer's features are the prediction, and must be as many as the task predicts numbers. Where rows are graphs, nodes are read out before
    /// the only map and between two; where rows are pairs, there is at least one map, or none by a <see cref="LinkDecoder"/> that has no maps.
    /// Where the prediction is where nodes are moved, there is none to be made.
    /// </summary>
    /// <value>Default: 2.</value>
    [JsonIgnore]
    public int HeadLayers { get; init; } = MostHeadLayers;

    // Files say so where there are fewer than two, and those of before there was a choice never do: what generated code reads of nothing is null or 0, not an initializer's value.
    [JsonInclude]
    [JsonPropertyName("headLayers")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal int? SavedHeadLayers
    {
        get => HeadLayers == MostHeadLayers ? null : HeadLayers;
        init => HeadLayers = value ?? MostHeadLayers;
    }

    /// <summary>How the network's output follows when its input is permuted, moved, turned or mirrored.</summary>
    [JsonIgnore]
    public abstract Symmetry Symmetry { get; }

    /// <summary>Whether the network needs positions.</summary>
    [JsonIgnore]
    public abstract bool NeedsPositions { get; }

    /// <summary>Whether the network moves positions, so that they can be its prediction.</summary>
    [JsonIgnore]
    public abstract bool MovesPositions { get; }

    /// <summary>The width of the node features that the network gives; 0 where it gives none.</summary>
    [JsonIgnore]
    public abstract int NodeWidth { get; }

    /// <summary>Whether the network gives other nodes than it reads, such as clusters of them: it then predicts for graphs alone.</summary>
    [JsonIgnore]
    public virtual bool PoolsNodes => false;

    /// <summary>Whether graphs without edges are taken as complete, for the network to guess which edges there are.</summary>
    internal virtual bool InfersEdges => false;

    /// <summary>Whether the network reads edge features, and not their weights alone.</summary>
    [JsonIgnore]
    internal virtual bool ReadsEdgeFeatures => true;

    /// <summary>Whether the network can read node features as <see cref="GraphState.SparseNodes"/>.</summary>
    /// <param name="inputs">What the graphs have.</param>
    public virtual bool ReadsSparseNodes(InputWidths inputs) => false;

    /// <summary>Creates the network.</summary>
    /// <param name="parameters">Where its parameters lie.</param>
    /// <param name="inputs">What the graphs have.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The graphs lack something that the network needs.</exception>
    public Network Create(ParameterScope parameters, InputWidths inputs)
    {
        Validate();
        if (NeedsPositions && inputs.Dimension == 0)
        {
            throw new ArgumentException($"{GetType().Name}: the network needs positions, which these graphs do not have.");
        }

        return Build(parameters, inputs);
    }

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public virtual void Validate()
    {
        if (HeadLayers is < 0 or > MostHeadLayers)
        {
            throw new ArgumentOutOfRangeException(nameof(HeadLayers), HeadLayers, $"{GetType().Name}.{nameof(HeadLayers)} is {HeadLayers}; expected 0 to {MostHeadLayers}.");
        }
    }

    /// <summary>Prints the options alone: the rest follows from them.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append(CultureInfo.InvariantCulture, $"{nameof(HeadLayers)} = {HeadLayers}");
        return true;
    }

    private protected abstract Network Build(ParameterScope parameters, InputWidths inputs);

    private protected void CheckRange(int value, int most, string name) => OptionRange.CheckRange(this, value, most, name);

    private protected void CheckDefined<T>(T value, string name)
        where T : struct, Enum => OptionRange.CheckDefined(this, value, name);

    private protected void CheckFraction(double value, string name) => OptionRange.CheckFraction(this, value, name);

    private protected void CheckPositive(double value, string name) => OptionRange.CheckPositive(this, value, name);

    private protected void CheckNotNegative(double value, string name) => OptionRange.CheckNotNegative(this, value, name);
}
