using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The deep graph convolutional network GCNII (Chen et al. 2020): a dense layer with ReLU, whose output every convolution sees again, layers of <see cref="GcniiLayer"/>, and a
/// dense layer, with dropout before each. Of edges it reads the weights alone. Positions and velocities, where graphs have them, are node features to it like any other, so it
/// knows no Euclidean symmetry.
/// </summary>
/// <remarks>
/// Parameters of the two dense layers lie under <c>in</c> and <c>out</c>, those of convolutions under <c>layer0</c> and so on: the paper decays the former less. Sparse node
/// features are read as by <see cref="GcnOptions"/>.
/// </remarks>
public sealed record GcniiOptions : NetworkOptions
{
    /// <summary>How many convolutions there are.</summary>
    /// <value>Default: 64.</value>
    public int Layers { get; init; } = 64;

    /// <summary>The width of node features.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The width that the last dense layer gives; null for <see cref="Width"/>.</summary>
    /// <value>Default: null.</value>
    public int? LastWidth { get; init; }

    /// <summary>α, the share of the initial features in what a convolution reads, from 0 to below 1.</summary>
    /// <value>Default: 0.1.</value>
    public double Alpha { get; init; } = 0.1;

    /// <summary>λ, not negative: convolution l = 1, 2, … maps by (1 − β)·I + β·W, β = log(λ/l + 1).</summary>
    /// <value>Default: 0.5.</value>
    public double Lambda { get; init; } = 0.5;

    /// <summary>The probability, from 0 to below 1, with which training drops each of a layer's inputs.</summary>
    /// <value>Default: 0.6.</value>
    public double Dropout { get; init; } = 0.6;

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override bool NeedsPositions => false;

    /// <inheritdoc/>
    public override bool MovesPositions => false;

    /// <inheritdoc/>
    public override int NodeWidth => LastWidth ?? Width;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => inputs.Dimension == 0;

    internal override bool ReadsEdgeFeatures => false;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(NodeWidth, MostWidth, nameof(LastWidth));
        CheckFraction(Alpha, nameof(Alpha));
        CheckNotNegative(Lambda, nameof(Lambda));
        CheckFraction(Dropout, nameof(Dropout));
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        int features = inputs.Nodes + inputs.Dimension + (inputs.Velocities ? inputs.Dimension : 0);
        InputWidths between = inputs with { Nodes = Width, NodeAttributes = Width };
        var layers = new List<Layer>
        {
            new PositionsAsFeatures(),
            new Embedding(parameters["in"], features, Width, Dropout, Activation.Relu),
            new NodesAsAttributes(),
        };
        for (int layer = 0; layer < Layers; layer++)
        {
            layers.Add(new GcniiLayer(parameters[$"layer{layer}"], between, layer + 1, Alpha, Lambda, Dropout));
        }

        layers.Add(new Embedding(parameters["out"], Width, NodeWidth, Dropout));
        return new Network(layers);
    }
}
