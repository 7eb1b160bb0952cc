using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The E(n)-equivariant graph network (Satorras, Hoogeboom and Welling 2021): an embedding of the node features, then layers of
/// <see cref="EgnnLayer"/>. The defaults stay finite in deep networks and on large complete graphs; the paper's own form for the motion of
/// particles is <see cref="Messages"/> = Sum with <see cref="Differences"/> = Plain.
/// </summary>
public sealed record EgnnOptions : NetworkOptions
{
    /// <summary>How many layers there are.</summary>
    /// <value>Default: 4.</value>
    public int Layers { get; init; } = 4;

    /// <summary>The width of node features and messages.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The function between two linear maps.</summary>
    /// <value>Default: SiLU.</value>
    public Activation Activation { get; init; } = Activation.Silu;

    /// <summary>Whether a layer adds to the node features instead of replacing them.</summary>
    /// <value>Default: true.</value>
    public bool Residual { get; init; } = true;

    /// <summary>How a node takes its messages together.</summary>
    /// <value>Default: the mean, which does not grow with the number of neighbours; the paper sums.</value>
    public Aggregation Messages { get; init; } = Aggregation.Mean;

    /// <summary>How a node takes the steps of its position together.</summary>
    /// <value>Default: the mean.</value>
    public Aggregation Coordinates { get; init; } = Aggregation.Mean;

    /// <summary>In which length differences of positions enter a step.</summary>
    /// <value>Default: over √d² + 1, which bounds a step; the paper takes them as they are.</value>
    public Differences Differences { get; init; } = Differences.Soft;

    /// <summary>Whether the factor of a step is bounded by the hyperbolic tangent.</summary>
    /// <value>Default: false.</value>
    public bool BoundSteps { get; init; }

    /// <summary>
    /// The length L that what an edge adds to a step stays below: s becomes s/√(1 + |s|²/L²), which leaves short ones as they are. It keeps deep or long trainings of plain differences from running away, and
    /// turns with the graph; the authors' code clips each coordinate to ±100, which does not. Null for no such length.
    /// </summary>
    /// <value>Default: null.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LargestStep { get; init; }

    /// <summary>
    /// Whether messages are gated by φ_inf, a learnt guess of whether there is an edge (section 3.3 of the paper).
    /// Trainers then take graphs as complete where none of the training graphs has an edge.
    /// </summary>
    /// <value>Default: false.</value>
    public bool InferEdges { get; init; }

    /// <summary>Whether layers move the positions. Properties that depend on the shape as given do not need it.</summary>
    /// <value>Default: true.</value>
    public bool UpdatePositions { get; init; } = true;

    /// <summary>Whether every layer sees the input node features once more, beside what they became.</summary>
    /// <value>Default: false.</value>
    public bool NodeAttributes { get; init; }

    /// <summary>Whether every layer sees, as one more edge feature, the squared distance that the two ends had at first.</summary>
    /// <value>Default: false.</value>
    public bool InitialDistances { get; init; }

    /// <summary>The fraction of a position that each layer takes off, a weak pull to the origin. It gives up the symmetry under shifts.</summary>
    /// <value>Default: 0.</value>
    public double PullToOrigin { get; init; }

    /// <inheritdoc/>
    public override Symmetry Symmetry => PullToOrigin == 0
        ? Symmetry.Permutation | Symmetry.Euclidean
        : Symmetry.Permutation | Symmetry.Rotation | Symmetry.Reflection;

    /// <inheritdoc/>
    public override bool NeedsPositions => true;

    /// <inheritdoc/>
    public override bool MovesPositions => UpdatePositions;

    /// <inheritdoc/>
    public override int NodeWidth => Width;

    internal override bool InfersEdges => InferEdges;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckDefined(Activation, nameof(Activation));
        CheckDefined(Messages, nameof(Messages));
        CheckDefined(Coordinates, nameof(Coordinates));
        CheckDefined(Differences, nameof(Differences));
        CheckFraction(PullToOrigin, nameof(PullToOrigin));
        if (LargestStep is { } length)
        {
            CheckPositive(length, nameof(LargestStep));
        }
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        InputWidths between = inputs with
        {
            Nodes = Width,
            NodeAttributes = NodeAttributes ? inputs.Nodes : 0,
            Edges = inputs.Edges + (InitialDistances ? 1 : 0),
        };
        var layers = new List<Layer>();
        if (InitialDistances)
        {
            layers.Add(new DistancesAsFeatures());
        }

        layers.Add(new Embedding(parameters["embedding"], inputs.Nodes, Width));
        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new EgnnLayer(parameters[$"layer{layer}"], between, Width, this));
        }

        return new Network(layers, NodeAttributes);
    }
}
