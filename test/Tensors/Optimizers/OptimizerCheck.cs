namespace Equivariant.ML.Tensors.Tests.Optimizers;

/// <summary>Steps with known gradients, beside the same steps by a formula in double precision.</summary>
internal static class OptimizerCheck
{
    private static readonly double[] Start = [1, -2, 0.5, 0];

    internal static double[] GradientAt(int step) => [.. Start.Select((_, i) => Math.Sin((3 * step) + i) + (0.1 * i))];

    internal static double RateAt(int step) => 0.1 / step;

    /// <param name="engine">What computes.</param>
    /// <param name="options">The optimizer.</param>
    /// <param name="formula">The weight after a step, from the weight, its gradient, the rate, the step from 1 on, and two numbers of memory.</param>
    /// <param name="tolerance">The largest difference.</param>
    internal static void Run(Engine engine, OptimizerOptions options, Func<double, double, double, int, double[], double> formula, double tolerance)
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter weight = parameters.Root.Add("weight", new Shape(Start.Length), Initializer.Zeros);
        weight.Set(Start);
        Optimizer optimizer = options.Create(parameters);
        double[] expected = [.. Start];
        double[][] memory = [.. Start.Select(_ => new double[2])];
        for (int step = 1; step <= 10; step++)
        {
            double[] gradient = GradientAt(step);
            using Scope scope = engine.BeginScope(recording: true);
            parameters.ClearGradients();
            scope.Backward((scope.Constant(gradient, weight.Shape) * weight.Value).Sum());
            optimizer.Step(RateAt(step));
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = formula(expected[i], gradient[i], RateAt(step), step, memory[i]);
                Assert.Equal(expected[i], weight.Value.ToDoubleArray()[i], tolerance);
            }
        }
    }
}
