using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests;

/// <summary>A number computed from arrays, and its derivatives as the engine under test gives them.</summary>
/// <param name="engine">What computes.</param>
/// <param name="shapes">The shapes of the arrays.</param>
/// <param name="loss">The number, from the arrays as variables.</param>
/// <param name="parameters">The parameters that it depends on too, if any.</param>
internal sealed class Probe(Engine engine, Shape[] shapes, Func<Scope, Tensor[], Tensor> loss, ParameterSet? parameters = null)
{
    internal double Value(double[][] x)
    {
        using Scope scope = engine.BeginScope();
        return loss(scope, Variables(scope, x)).ToScalar();
    }

    /// <summary>The gradient with respect to the arrays; recorded, that is from ops that can be differentiated again, or not.</summary>
    internal double[][] Gradient(double[][] x, bool record = false)
    {
        using Scope scope = engine.BeginScope(recording: true);
        Tensor[] variables = Variables(scope, x);
        return Arrays(scope.Gradients(loss(scope, variables), variables, record));
    }

    /// <summary>The gradient with respect to the parameters.</summary>
    internal double[][] ParameterGradient(double[][] x)
    {
        parameters!.ClearGradients();
        using Scope scope = engine.BeginScope(recording: true);
        scope.Backward(loss(scope, Variables(scope, x)));
        return Sums();
    }

    /// <summary>The gradient's derivative along a direction: with respect to the arrays.</summary>
    internal double[][] HessianVector(double[][] x, double[][] direction)
    {
        using Scope scope = engine.BeginScope(recording: true);
        Tensor[] variables = Variables(scope, x);
        Tensor slope = Slope(scope, variables, direction);
        return slope.RequiresGradient ? Arrays(scope.Gradients(slope, variables)) : [.. x.Select(array => new double[array.Length])];
    }

    /// <summary>The derivative along a direction of the arrays, differentiated with respect to the parameters: how forces are trained.</summary>
    internal double[][] ParameterGradientOfSlope(double[][] x, double[][] direction)
    {
        parameters!.ClearGradients();
        using Scope scope = engine.BeginScope(recording: true);
        Tensor slope = Slope(scope, Variables(scope, x), direction);
        if (slope.RequiresGradient)
        {
            scope.Backward(slope);
        }

        return Sums();
    }

    private static double[][] Arrays(IEnumerable<Tensor> tensors) => [.. tensors.Select(tensor => tensor.ToDoubleArray())];

    private double[][] Sums() => Arrays(parameters!.All.Select(parameter => parameter.Gradient));

    private Tensor Slope(Scope scope, Tensor[] variables, double[][] direction)
    {
        Tensor[] gradients = scope.Gradients(loss(scope, variables), variables, record: true);
        return gradients
            .Select((gradient, i) => (gradient * scope.Constant(direction[i], shapes[i])).Sum())
            .Aggregate((sum, next) => sum + next);
    }

    private Tensor[] Variables(Scope scope, double[][] x) => [.. x.Select((array, i) => scope.Variable(scope.Constant(array, shapes[i])))];
}
