using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// SchNet (Schütt et al. 2017 and 2018): an embedding of the node features, such as of atoms' elements, then layers of <see cref="SchNetLayer"/>. It sees positions
/// through the distances along edges alone, smoothly, so that energies have forces. Beyond the cutoff edges bring nothing: graphs need edges between all nodes that
/// are closer (<c>ml.Transforms.RadiusGraph</c>), and may have more.
/// </summary>
/// <remarks>
/// The paper's energy, a sum of what two linear maps make of each atom, is <see cref="LastWidth"/> = 1 with <see cref="NetworkOptions.HeadLayers"/> = 0 and
/// <see cref="Readout.Sum"/>.
/// </remarks>
public sealed record SchNetOptions : NetworkOptions
{
    /// <summary>How many layers there are.</summary>
    /// <value>Default: 6.</value>
    public int Layers { get; init; } = 6;

    /// <summary>The width of node features.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The width of filters; null for <see cref="Width"/>.</summary>
    /// <value>Default: null.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Filters { get; init; }

    /// <summary>How many Gaussians of the distance there are, at equal steps from 0 to the cutoff, each as wide as a step.</summary>
    /// <value>Default: 50.</value>
    public int Gaussians { get; init; } = 50;

    /// <summary>The distance at which the filter has fallen to 0, in the unit of positions.</summary>
    /// <value>Default: 10.</value>
    public double Cutoff { get; init; } = 10;

    /// <summary>
    /// Whether edges that are longer than the cutoff bring what the formula ½(cos(π·d/r) + 1) goes on to give, as in code that leaves it to the graph to have no such edges.
    /// With it, nothing is smooth where an edge comes or goes.
    /// </summary>
    /// <value>Default: false.</value>
    public bool KeepBeyondCutoff { get; init; }

    /// <summary>The function between two linear maps.</summary>
    /// <value>Default: the shifted softplus, as in the paper.</value>
    public Activation Activation { get; init; } = Activation.ShiftedSoftplus;

    /// <summary>
    /// What two linear maps at the end, over half of <see cref="Width"/>, make of each node; null for no such maps. With <see cref="NetworkOptions.HeadLayers"/> = 0 it is
    /// how many numbers the task predicts.
    /// </summary>
    /// <value>Default: null.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LastWidth { get; init; }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override bool NeedsPositions => true;

    /// <inheritdoc/>
    public override bool MovesPositions => false;

    /// <inheritdoc/>
    public override int NodeWidth => LastWidth ?? Width;

    internal override bool ReadsEdgeFeatures => false;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Filters ?? Width, MostWidth, nameof(Filters));
        CheckRange(NodeWidth, MostWidth, nameof(LastWidth));
        CheckDefined(Activation, nameof(Activation));
        CheckPositive(Cutoff, nameof(Cutoff));
        if (Gaussians is < 2 or > MostWidth)
        {
            throw new ArgumentOutOfRangeException(nameof(Gaussians), Gaussians, $"{nameof(SchNetOptions)}.{nameof(Gaussians)} is {Gaussians}; expected 2 to {MostWidth}.");
        }
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        var layers = new List<Layer> { new Embedding(parameters["embedding"], inputs.Nodes, Width, withBias: false) };
        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new SchNetLayer(parameters[$"layer{layer}"], inputs with { Nodes = Width }, this));
        }

        if (LastWidth is { } last)
        {
            int half = Math.Max(1, Width / 2);
            layers.Add(new Embedding(parameters["output"]["0"], Width, half, activation: Activation));
            layers.Add(new Embedding(parameters["output"]["2"], half, last));
        }

        return new Network(layers);
    }
}
