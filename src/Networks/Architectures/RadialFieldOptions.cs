using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Radial fields (Köhler, Klein and Noé 2019), one after the other: layers of <see cref="RadialFieldLayer"/>. They predict positions alone.</summary>
public sealed record RadialFieldOptions : NetworkOptions
{
    /// <summary>How many layers there are.</summary>
    /// <value>Default: 4.</value>
    public int Layers { get; init; } = 4;

    /// <summary>The width between the two linear maps of a field.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The function between two linear maps.</summary>
    /// <value>Default: SiLU.</value>
    public Activation Activation { get; init; } = Activation.Silu;

    /// <summary>Whether the factor of a step is bounded by the hyperbolic tangent, without which training is not stable.</summary>
    /// <value>Default: true.</value>
    public bool BoundSteps { get; init; } = true;

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
    public override bool MovesPositions => true;

    /// <inheritdoc/>
    public override int NodeWidth => 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckDefined(Activation, nameof(Activation));
        CheckFraction(PullToOrigin, nameof(PullToOrigin));
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        InputWidths between = inputs with { Edges = inputs.Edges + (InitialDistances ? 1 : 0) };
        var layers = new List<Layer>();
        if (InitialDistances)
        {
            layers.Add(new DistancesAsFeatures());
        }

        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new RadialFieldLayer(parameters[$"layer{layer}"], between, this));
        }

        return new Network(layers);
    }
}
