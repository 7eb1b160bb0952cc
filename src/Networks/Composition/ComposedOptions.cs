using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A network of any layers, of one's own too: <c>new ComposedOptions { Layers = [new GcnLayerOptions { Width = 32 }, new GatLayerOptions { Width = 8 }], Norm = Norm.Graph }</c>. Before each layer
/// training drops node features; between two the norm, then the activation, then, where wanted and the widths are equal, what the features were before the layer is added.
/// </summary>
/// <remarks>
/// Where no layer needs positions, positions and velocities, where graphs have them, are node features like any other, and the network knows no Euclidean symmetry. Parameters lie under
/// <c>layer0</c>, <c>layer1</c> and so on, and those of norms under <c>norm0</c> and so on.
/// </remarks>
public sealed record ComposedOptions : NetworkOptions
{
    /// <summary>The layers, from the first to the last.</summary>
    /// <value>Default: two layers of graph convolution, 64 wide.</value>
    [JsonConverter(typeof(LayersConverter))]
    public ValueList<LayerOptions> Layers { get; init; } = [new GcnLayerOptions(), new GcnLayerOptions()];

    /// <summary>The function between two layers; null for none.</summary>
    /// <value>Default: ReLU.</value>
    public Activation? Activation { get; init; } = Networks.Activation.Relu;

    /// <summary>The norm between two layers.</summary>
    /// <value>Default: none.</value>
    public Norm Norm { get; init; }

    /// <summary>Whether the norm and the activation follow the last layer too.</summary>
    /// <value>Default: false.</value>
    public bool FinishLast { get; init; }

    /// <summary>Whether a layer that gives as many features as it reads adds to them instead of replacing them.</summary>
    /// <value>Default: false.</value>
    public bool Residual { get; init; }

    /// <summary>The probability, from 0 to below 1, with which training drops each of a layer's input features.</summary>
    /// <value>Default: 0.</value>
    public double Dropout { get; init; }

    /// <summary>The same for the network's own input features; null for <see cref="Dropout"/>.</summary>
    /// <value>Default: null.</value>
    public double? InputDropout { get; init; }

    /// <summary>The probability, from 0 to below 1, with which training takes away each edge, for all layers (<see cref="DropEdges"/>).</summary>
    /// <value>Default: 0.</value>
    public double EdgeDropout { get; init; }

    /// <summary>The probability, from 0 to below 1, with which training silences each node in the network's own input features (<see cref="DropNodes"/>).</summary>
    /// <value>Default: 0.</value>
    public double NodeDropout { get; init; }

    /// <summary>What the network gives of the layers' results.</summary>
    /// <value>Default: the last layer's alone.</value>
    public JumpingKnowledge JumpingKnowledge { get; init; }

    /// <inheritdoc/>
    public override Symmetry Symmetry =>
        Layers.Aggregate(NeedsPositions ? Symmetry.Permutation | Symmetry.Euclidean : Symmetry.Permutation, (symmetry, layer) => symmetry & layer.Symmetry);

    /// <inheritdoc/>
    public override bool NeedsPositions => Layers.Any(layer => layer.NeedsPositions);

    /// <inheritdoc/>
    public override bool MovesPositions => Layers.Any(layer => layer.MovesPositions);

    /// <inheritdoc/>
    public override bool PoolsNodes => Layers.Any(layer => layer.PoolsNodes);

    /// <inheritdoc/>
    public override int NodeWidth => JumpingKnowledge.Width(Widths(default));

    internal override bool InfersEdges => Layers.Any(layer => layer is EgnnLayerOptions { Form.InferEdges: true });

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) =>
        inputs.Dimension == 0 && Layers[0].ReadsSparseNodes(inputs) && !(Residual && Layers[0].Outputs(inputs).Nodes == inputs.Nodes);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no layers, one is not registered with the <see cref="LayerRegistry"/>, or their widths do not fit.</exception>
    public override void Validate()
    {
        base.Validate();
        ArgumentNullException.ThrowIfNull(Layers);
        CheckRange(Layers.Count, MostLayers, $"{nameof(Layers)}.{nameof(Layers.Count)}");
        for (int place = 0; place < Layers.Count; place++)
        {
            CheckLayer(place);
        }

        if (Activation is { } function)
        {
            CheckDefined(function, nameof(Activation));
        }

        CheckDefined(Norm, nameof(Norm));
        CheckDefined(JumpingKnowledge, nameof(JumpingKnowledge));
        CheckFraction(Dropout, nameof(Dropout));
        CheckFraction(InputDropout ?? 0, nameof(InputDropout));
        CheckFraction(EdgeDropout, nameof(EdgeDropout));
        CheckFraction(NodeDropout, nameof(NodeDropout));
        if (PoolsNodes && JumpingKnowledge != JumpingKnowledge.None)
        {
            throw new ArgumentException(
                $"{nameof(ComposedOptions)}.{nameof(JumpingKnowledge)} is {JumpingKnowledge}, but {nameof(Layers)} give different nodes; expected {JumpingKnowledge.None} where one pools them.");
        }

        if (NodeWidth == 0)
        {
            throw new ArgumentException($"{nameof(ComposedOptions)}.{nameof(Layers)} leave nodes as wide as they come; expected one that gives them a width, such as {nameof(LinearLayerOptions)}.");
        }
    }

    private protected override Network Build(ParameterScope parameters, InputWidths inputs)
    {
        bool geometric = NeedsPositions;
        InputWidths read = geometric ? inputs : inputs with { Nodes = inputs.Nodes + inputs.Dimension + (inputs.Velocities ? inputs.Dimension : 0) };
        _ = JumpingKnowledge.Width(Widths(read));
        var blocks = new List<Layer>();
        for (int place = 0; place < Layers.Count; place++)
        {
            blocks.Add(Block(parameters, place, read));
            read = Layers[place].Outputs(read) with { NodeTypes = null };
        }

        IReadOnlyList<Layer> layers = JumpingKnowledge == JumpingKnowledge.None ? blocks : [new JumpingKnowledgeLayer(blocks, JumpingKnowledge)];
        IEnumerable<Layer> before = geometric ? [] : [new PositionsAsFeatures()];
        before = EdgeDropout == 0 ? before : before.Append(new DropEdges(EdgeDropout));
        before = NodeDropout == 0 ? before : before.Append(new DropNodes(NodeDropout));
        return new Network([.. before, .. layers]);
    }

    private LayerBlock Block(ParameterScope parameters, int place, InputWidths read)
    {
        bool finished = FinishLast || place < Layers.Count - 1;
        int width = Layers[place].Outputs(read).Nodes;
        return new LayerBlock(CreateLayer(parameters[$"layer{place}"], place, read))
        {
            Dropout = place == 0 ? InputDropout ?? Dropout : Dropout,
            Norm = finished ? Norm.Create(parameters[$"norm{place}"], width) : null,
            Activation = finished ? Activation : null,
            Residual = Residual && width == read.Nodes && !Layers[place].PoolsNodes,
        };
    }

    private Layer CreateLayer(ParameterScope parameters, int place, InputWidths read)
    {
        try
        {
            return Layers[place].Create(parameters, read);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"{nameof(ComposedOptions)}.{nameof(Layers)}[{place}]: {error.Message}", error);
        }
    }

    private void CheckLayer(int place)
    {
        string name = $"{nameof(ComposedOptions)}.{nameof(Layers)}[{place}]";
        LayerOptions layer = Layers[place] ?? throw new ArgumentException($"{name} is null; expected a layer's options.");
        LayerRegistry.CheckKnown(layer);
        try
        {
            layer.Validate();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentOutOfRangeException($"{name}: {error.Message}", error);
        }
    }

    /// <summary>The width of the nodes after each layer, where it is known.</summary>
    private List<int> Widths(InputWidths inputs)
    {
        var widths = new List<int>();
        foreach (LayerOptions layer in Layers)
        {
            inputs = layer.Outputs(inputs);
            widths.Add(inputs.Nodes);
        }

        return widths;
    }
}
