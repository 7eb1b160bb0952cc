using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The spectral convolution with smooth multipliers (Bruna et al. 2014, sections 3 and 4.2; Henaff, Bruna and LeCun 2015): H' = Σₖ U·Bₖ(Λ)·Uᵀ·H·Wₖ + b, with U the eigenvectors and
/// Λ the eigenvalues, from 0 to 2, of the Laplacian I − D^(−1/2)·A·D^(−1/2). The cubic B-splines Bₖ, one around each of several points, make every pair of an input and an output
/// feature meet a learnt smooth function of eigenvalues. It reads nodes [nodes×inputs] and changes nodes [nodes×outputs].
/// </summary>
/// <remarks>
/// Of edges it reads neither features nor weights, and not their direction: each counts by half both ways. The eigenvectors are computed once a batch, in a time of the cube, and
/// kept in a memory of the square, of each graph's nodes. A function of eigenvalues does not depend on the signs of eigenvectors, nor on a choice of basis where eigenvalues are
/// equal; the paper's free multipliers, one for each eigenvector of one graph, do.
/// </remarks>
public sealed class SpectralLayer : Layer
{
    private const int FewestPoints = 4, MostPoints = 256;

    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly int points;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> [points·inputs×outputs], point after point, and <c>bias</c> [outputs].</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="points">How many splines there are: the more, the less smooth are the multipliers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 4 points, or far too many.</exception>
    public SpectralLayer(ParameterScope parameters, int inputs, int outputs, int points = 8)
    {
        this.points = CheckPoints(points, nameof(SpectralLayer));
        weight = parameters.Add("weight", new Shape(checked(points * inputs), outputs), Initializer.Glorot(inputs, outputs));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor waves = graph.Basis.Of(context.Scope.Use(GraphState.Require(state.Nodes, "node features", nameof(SpectralLayer))));
        (int rows, int width) = (waves.Shape[0], waves.Shape[1]);
        Tensor products = graph.Basis.Splines(points, context).Reshape(new Shape(rows, points, 1)) * waves.Reshape(new Shape(rows, 1, width));
        Tensor mixed = products.Reshape(new Shape(rows, points * width)).MatMul(weight.Value);
        return (graph, state with { Nodes = graph.Basis.Back(mixed) + bias.Value });
    }

    /// <exception cref="ArgumentOutOfRangeException">There are fewer than splines take, or far too many.</exception>
    internal static int CheckPoints(int points, string name) => points is >= FewestPoints and <= MostPoints
        ? points
        : throw new ArgumentOutOfRangeException(nameof(points), points, $"{name}: {points} points; expected {FewestPoints} to {MostPoints}.");
}

/// <summary>A <see cref="SpectralLayer"/> of a composed network.</summary>
public sealed record SpectralLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How many splines there are, at least 4: the more, the less smooth are the functions of eigenvalues.</summary>
    /// <value>Default: 8.</value>
    public int Points { get; init; } = 8;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new SpectralLayer(parameters, inputs.Nodes, Width, Points);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        SpectralLayer.CheckPoints(Points, nameof(SpectralLayerOptions));
    }
}
