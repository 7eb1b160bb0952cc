using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Gated graph convolution (Li et al. 2016, section 3.2): h begins as the nodes, with zeros after them up to the width, and each of several steps is h ← GRU(Σⱼ hⱼ·Wₛ, h), the sum over the
/// sources j of the edges into a node, Wₛ the step's own and the recurrent unit all steps'. It reads nodes [nodes×inputs] and changes nodes [nodes×width].
/// </summary>
public sealed class GatedGraphLayer : Layer
{
    private readonly Parameter[] weights;
    private readonly GruCell cell;
    private readonly int width;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>step0/weight</c> and so on [width×width], and the recurrent unit's under <c>cell</c>.</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="width">The width of the nodes that it gives, at least that of those that it reads.</param>
    /// <param name="steps">How many steps there are: nodes hear of others up to as many edges away.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than that of the inputs, or there are no steps.</exception>
    public GatedGraphLayer(ParameterScope parameters, int inputs, int width, int steps)
    {
        if (width < inputs)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"{nameof(GatedGraphLayer)}: a width of {width}; expected at least that of the inputs, {inputs}.");
        }

        if (steps < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"{nameof(GatedGraphLayer)}: {steps} steps; expected at least 1.");
        }

        weights = [.. Enumerable.Range(0, steps).Select(step => parameters[$"step{step}"].Add("weight", new Shape(width, width), Initializer.ForInputs(width)))];
        cell = new GruCell(parameters["cell"], width);
        this.width = width;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(GatedGraphLayer)).Pad(1, 0, width);
        foreach (Parameter weight in weights)
        {
            h = cell.Forward(h.MatMul(weight.Value).SparseMatMul(graph.Targets, graph.Sources), h);
        }

        return (graph, state with { Nodes = h });
    }
}

/// <summary>A <see cref="GatedGraphLayer"/> of a composed network.</summary>
public sealed record GatedGraphLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives, at least that of those that it reads.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How many steps there are: nodes hear of others up to as many edges away.</summary>
    /// <value>Default: 2.</value>
    public int Steps { get; init; } = 2;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GatedGraphLayer(parameters, inputs.Nodes, Width, Steps);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Steps, OptionRange.MostLayers, nameof(Steps));
    }
}
