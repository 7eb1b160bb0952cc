using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The graph convolutional network (Kipf and Welling 2017): layers of <see cref="GcnLayer"/>, with dropout before and the activation between them. Of edges it
/// reads the weights alone. Positions and velocities, where graphs have them, are node features to it like any other, so it knows no Euclidean symmetry.
/// </summary>
/// <remarks>Where graphs have no positions, and 64 node features or more that are mostly zero, such as bags of words, the first layer passes over those that are not.</remarks>
public sealed record GcnOptions : NetworkOptions
{
    /// <summary>How many layers there are.</summary>
    /// <value>Default: 2.</value>
    public int Layers { get; init; } = 2;

    /// <summary>The width of node features.</summary>
    /// <value>Default: 16.</value>
    public int Width { get; init; } = 16;

    /// <summary>The width of the last layer's; null for <see cref="Width"/>. With <see cref="NetworkOptions.HeadLayers"/> = 0 it is how many numbers the task predicts, such as classes.</summary>
    /// <value>Default: null.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LastWidth { get; init; }

    /// <summary>The probability, from 0 to below 1, with which training drops each of a layer's inputs.</summary>
    /// <value>Default: 0.5.</value>
    public double Dropout { get; init; } = 0.5;

    /// <summary>The function between two layers.</summary>
    /// <value>Default: ReLU.</value>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override bool NeedsPositions => false;

    /// <inheritdoc/>
    public override bool MovesPositions => false;

    /// <inheritdoc/>
    public override int NodeWidth => LastWidth ?? Width;

    internal override bool ReadsEdgeFeatures => false;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => inputs.Dimension == 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckRange(Layers, MostLayers, nameof(Layers));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(NodeWidth, MostWidth, nameof(LastWidth));
        CheckFraction(Dropout, nameof(Dropout));
        CheckDefined(Activation, nameof(Activation));
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        int features = inputs.Nodes + inputs.Dimension + (inputs.Velocities ? inputs.Dimension : 0);
        var layers = new List<Layer> { new PositionsAsFeatures() };
        for (int layer = 0; layer < Layers; layer++)
        {
            InputWidths read = inputs with { Nodes = layer == 0 ? features : Width };
            bool last = layer == Layers - 1;
            layers.Add(new GcnLayer(parameters[$"layer{layer}"], read, last ? NodeWidth : Width, Dropout, last ? null : Activation));
        }

        return new Network(layers);
    }
}
