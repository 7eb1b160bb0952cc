using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The plain graph network that EGNN is measured against: an embedding, then layers of <see cref="GnnLayer"/>.
/// Positions and velocities, where graphs have them, are node features to it like any other, so it knows no Euclidean symmetry.
/// </summary>
public sealed record GnnOptions : NetworkOptions
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

    /// <summary>Whether messages are weighed by how the features of the two ends differ.</summary>
    /// <value>Default: false.</value>
    public bool Gate { get; init; }

    /// <summary>How a node takes its messages together.</summary>
    /// <value>Default: the mean.</value>
    public Aggregation Messages { get; init; } = Aggregation.Mean;

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override bool NeedsPositions => false;

    /// <inheritdoc/>
    public override bool MovesPositions => false;

    /// <inheritdoc/>
    public override int NodeWidth => Width;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckDefined(Activation, nameof(Activation));
        CheckDefined(Messages, nameof(Messages));
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        int features = inputs.Nodes + inputs.Dimension + (inputs.Velocities ? inputs.Dimension : 0);
        var layers = new List<Layer> { new PositionsAsFeatures(), new Embedding(parameters["embedding"], features, Width) };
        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new GnnLayer(parameters[$"layer{layer}"], inputs with { Nodes = Width }, Width, this));
        }

        return new Network(layers);
    }
}
