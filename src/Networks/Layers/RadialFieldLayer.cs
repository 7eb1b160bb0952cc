using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A radial field (Köhler, Klein and Noé 2019), E(n)-equivariant: xᵢ ← xᵢ + meanⱼ (xᵢ − xⱼ)·φ(|xᵢ − xⱼ|, aᵢⱼ), and with velocities + φᵥ(|vᵢ|)·vᵢ.
/// It reads positions [nodes×dimension] and, where declared, edges and velocities, and changes positions alone.
/// </summary>
public sealed class RadialFieldLayer : Layer
{
    private readonly RadialFieldOptions options;
    private readonly EdgeProgram program;
    private readonly Mlp? velocity;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>coordinate</c> and <c>velocity</c>.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="options">The form of the layer; its number of layers is not read here.</param>
    public RadialFieldLayer(ParameterScope parameters, InputWidths inputs, RadialFieldOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        program = Write(Mlp.ToStep(parameters["coordinate"], 1 + inputs.Edges, options.Width, options.Activation), inputs.Edges);
        velocity = inputs.Velocities ? new Mlp(parameters["velocity"], 1, options.Width, 1, options.Activation) : null;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => options.Symmetry;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor x = GraphState.Require(state.Positions, "positions", nameof(RadialFieldLayer));
        Tensor moved = x + (state.Edges is { } own ? program.Run(graph.Edges, x, -x, own) : program.Run(graph.Edges, x, -x));
        if (options.PullToOrigin != 0)
        {
            moved -= x * options.PullToOrigin;
        }

        if (velocity is not null)
        {
            Tensor v = GraphState.Require(state.Velocities, "velocities", nameof(RadialFieldLayer));
            moved += velocity.Forward(v.Square().Sum(1).Sqrt()) * v;
        }

        return (graph, state with { Positions = moved });
    }

    /// <summary>What edges bring to their targets.</summary>
    private EdgeProgram Write(Mlp step, int attributes)
    {
        var edges = new EdgeProgramBuilder();
        (EdgeValue difference, EdgeValue square) = Distances.Write(edges);
        EdgeValue distance = edges.Map(Unary.Sqrt, square);
        EdgeValue factor = attributes > 0
            ? step.Write(edges, (distance, 1), (edges.Own(edges.Input()), attributes))
            : step.Write(edges, (distance, 1));
        factor = options.BoundSteps ? edges.Map(Unary.Tanh, factor) : factor;
        return edges.Build((edges.Scale(difference, factor), true));
    }
}
