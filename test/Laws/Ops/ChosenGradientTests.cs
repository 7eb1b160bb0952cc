using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Gradients at points where a function has none, which are chosen.</summary>
public class ChosenGradientTests
{
    public static TheoryData<string> Engines => [.. LawEngine.All.Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Ties_of_the_largest_along_an_axis_share_evenly(string engine) =>
        AssertGradient(engine, [3, 3, 1, 5, 2, 5], new Shape(2, 3), x => x.Max(1).Sum(), [0.5, 0.5, 0, 0.5, 0, 0.5]);

    [Theory]
    [MemberData(nameof(Engines))]
    public void Ties_of_the_largest_of_a_group_share_evenly(string engine)
    {
        Grouping rows = Grouping.Of([1, 0, 1, 1, 3], 4);
        AssertGradient(engine, [7, 7, 7, 4, -1], new Shape(5, 1), x => x.SegmentMax(rows).Sum(), [0.5, 1, 0.5, 0, 1]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Equal_operands_of_the_larger_and_the_smaller_share_evenly(string engine)
    {
        AssertGradient(engine, [1, 2], new Shape(2), x => x.Maximum(2 - (x * 0)).Sum(), [0, 0.5]);
        AssertGradient(engine, [1, 2], new Shape(2), x => x.Minimum(2 - (x * 0)).Sum(), [1, 0.5]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Norm_of_a_zero_vector_has_gradient_zero(string engine) =>
        AssertGradient(engine, [0, 0, 3, 4], new Shape(2, 2), x => x.Square().Sum(1).Sqrt().Sum(), [0, 0, 0.6, 0.8]);

    [Theory]
    [MemberData(nameof(Engines))]
    public void Norm_of_a_zero_vector_has_a_finite_second_derivative(string engine)
    {
        var probe = new Probe(LawEngine.Of(engine).Engine, [new Shape(2, 2)], (_, x) => x[0].Square().Sum(1).Sqrt().Sum());

        double[] curvature = probe.HessianVector([[0, 0, 3, 4]], [[1, 1, 1, 0]])[0];
        Assert.Equal([0, 0], curvature[..2]);
        Assert.Equal(0.128, curvature[2], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Kinks_have_the_gradients_that_are_documented(string engine)
    {
        AssertGradient(engine, [-1, 0, 1], new Shape(3), x => x.Relu().Sum(), [0, 0, 1]);
        AssertGradient(engine, [-1, 0, 1], new Shape(3), x => x.Abs().Sum(), [-1, 0, 1]);
        AssertGradient(engine, [-1, 0, 1], new Shape(3), x => x.Clamp(0, 1).Sum(), [0, 1, 1]);
        AssertGradient(engine, [-2, 0], new Shape(2), x => x.ReciprocalOrZero().Sum(), [-0.25, 0]);
    }

    private static void AssertGradient(string engine, double[] x, Shape shape, Func<Tensor, Tensor> f, double[] expected)
    {
        LawEngine law = LawEngine.Of(engine);
        var probe = new Probe(law.Engine, [shape], (_, variables) => f(variables[0]));
        Close.AssertEach(expected, probe.Gradient([x])[0], law.Tolerance);
        Close.AssertEach(expected, probe.Gradient([x], record: true)[0], law.Tolerance);
    }
}
