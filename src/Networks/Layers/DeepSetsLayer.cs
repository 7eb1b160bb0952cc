using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The permutation-equivariant linear layer on sets (Zaheer et al. 2017, equation 4): H' = H·W₁ + 1·pool(H)·W₂ + b, the nodes of a graph being a set, and pool their sum, mean or, feature by
/// feature, the largest. With the sum or mean, no other linear map of sets commutes with every order. It reads nodes [nodes×inputs] and changes nodes [nodes×outputs]; edges mean nothing to it.
/// </summary>
public sealed class DeepSetsLayer : Layer
{
    private readonly Dense self;
    private readonly Dense all;
    private readonly Readout pool;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>self/weight</c> W₁ and <c>all/weight</c> W₂ [inputs×outputs], and <c>self/bias</c> [outputs].</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="pool">How the nodes of a graph are taken together.</param>
    public DeepSetsLayer(ParameterScope parameters, int inputs, int outputs, Readout pool = Readout.Mean)
    {
        self = new Dense(parameters["self"], inputs, outputs);
        all = new Dense(parameters["all"], inputs, outputs, withBias: false);
        this.pool = pool;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(DeepSetsLayer));
        return (graph, state with { Nodes = self.Forward(h) + all.Forward(pool.Apply(graph, h)).Gather(graph.Graphs) });
    }
}

/// <summary>A <see cref="DeepSetsLayer"/> of a composed network.</summary>
public sealed record DeepSetsLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How the nodes of a graph are taken together.</summary>
    /// <value>Default: the mean.</value>
    public Readout Pool { get; init; } = Readout.Mean;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new DeepSetsLayer(parameters, inputs.Nodes, Width, Pool);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckDefined(Pool, nameof(Pool));
    }
}
