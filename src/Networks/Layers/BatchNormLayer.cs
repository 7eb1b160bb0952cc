using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Batch norm (Ioffe and Szegedy 2015): feature by feature γ·(h − μ)/√(σ² + ε) + β. In training μ and σ² are the mean and variance over all nodes of the batch, and running
/// ones follow them: each becomes (1 − momentum) of itself and momentum of the batch's, of the variance the one over n − 1. In a prediction μ and σ² are the running ones, so
/// that a graph's prediction does not depend on those beside it. It reads and changes nodes [nodes×width].
/// </summary>
/// <remarks>A training batch of fewer than two nodes has no variance: it is taken as in a prediction, and the running ones stay.</remarks>
public sealed class BatchNormLayer : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Statistic runningMean;
    private readonly Statistic runningVariance;
    private readonly double epsilon;
    private readonly double momentum;

    /// <summary>A norm of the given width.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>weight</c> γ and <c>bias</c> β, which begin at 1 and 0, and its statistics <c>runningMean</c> and <c>runningVariance</c>, which begin at 0
    /// and 1; [width] each.
    /// </param>
    /// <param name="width">The width of the nodes.</param>
    /// <param name="epsilon">ε, which bounds what is divided by from 0.</param>
    /// <param name="momentum">How far each training batch moves the running mean and variance, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive, or the momentum is out of its range.</exception>
    public BatchNormLayer(ParameterScope parameters, int width, double epsilon = 1e-5, double momentum = 0.1)
    {
        if (momentum is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, $"{nameof(BatchNormLayer)}: a momentum of {momentum}; expected above 0, at most 1.");
        }

        this.epsilon = Norms.Positive(epsilon, nameof(BatchNormLayer));
        this.momentum = momentum;
        weight = parameters.Add("weight", new Shape(width), Initializer.Filled(1));
        bias = parameters.Add("bias", new Shape(width), Initializer.Zeros);
        runningMean = parameters.AddStatistic("runningMean", new Shape(width), Initializer.Zeros);
        runningVariance = parameters.AddStatistic("runningVariance", new Shape(width), Initializer.Filled(1));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor h = context.Scope.Use(GraphState.Require(state.Nodes, "node features", nameof(BatchNormLayer)));
        (Tensor mean, Tensor variance) = context.Training is not null && h.Shape[0] > 1
            ? OfBatch(h)
            : (runningMean.Value, context.Scope.Use(runningVariance.Value));
        Tensor factor = Norms.OneOverRoot(variance, epsilon) * weight.Value;
        return (graph, state with { Nodes = ((h - mean) * factor) + bias.Value });
    }

    private (Tensor Mean, Tensor Variance) OfBatch(Tensor h)
    {
        int count = h.Shape[0];
        Tensor mean = h.Sum(0) * (1.0 / count);
        Tensor squares = (h - mean).Square().Sum(0);
        runningMean.Move(mean, momentum);
        runningVariance.Move(squares * (1.0 / (count - 1)), momentum);
        return (mean, squares * (1.0 / count));
    }
}
