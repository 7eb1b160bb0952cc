using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>
/// Gradients of arbitrary programs, in which results are used any number of times and share numbers and gradients: what a reverse pass
/// adds up in place, it must own.
/// </summary>
public class ProgramLaws
{
    private const double OfDifferences = 1e-6;

    private static readonly Shape Matrix = new(2, 3);

    private static readonly Func<Tensor, Tensor, Tensor>[] Steps =
    [
        (a, b) => a + b,
        (a, b) => a - b,
        (a, b) => (a * b).Tanh(),
        (a, b) => a.Sigmoid() + b,
        (a, _) => a.Affine(0.5, 0.1),
        (a, b) => a.Reshape(new Shape(3, 2)).Silu().Reshape(Matrix) + b,
        (a, b) => TensorOps.Concat(1, a, b).Slice(1, 2, 3),
        (a, b) => a.Slice(1, 1, 2).Pad(1, 0, 3) + b,
        (a, b) => a.Transpose().Transpose() - (b * 0.5),
        (a, b) => a + b.Sum(0),
    ];

    // A step is a function and the two earlier results that it takes, counted back from the last.
    private static readonly Arbitrary<(int Step, int A, int B)[]> Programs =
        (from step in Gen.Choose(0, Steps.Length - 1)
         from a in Gen.Choose(0, 3)
         from b in Gen.Choose(0, 3)
         select (step, a, b)).NonEmptyListOf().Select(steps => steps.Take(12).ToArray()).ToArbitrary();

    [Fact]
    public void Gradients_of_a_program_are_those_of_central_differences() => Prop.ForAll(Programs, program =>
    {
        var probe = new Probe(LawEngine.Reference.Engine, [Matrix, Matrix], (_, x) => Run(program, x));
        SeededRandom random = Draw.Stream("program");
        double[][] x = [Draw.Normally(random, Matrix.Length), Draw.Normally(random, Matrix.Length)];
        double[][] direction = Draw.Like(random, x);
        double[][] gradient = probe.Gradient(x);

        Close.AssertAll(CentralDifference.Gradient(probe.Value, x), gradient, OfDifferences, OfDifferences);
        Close.AssertAll(gradient, probe.Gradient(x, record: true), 1e-10, 1e-12);
        Close.AssertAll(
            CentralDifference.Along(at => probe.Gradient(at), x, direction), probe.HessianVector(x, direction), OfDifferences, OfDifferences);
    }).QuickCheckThrowOnFailure();

    private static Tensor Run((int Step, int A, int B)[] program, Tensor[] x)
    {
        List<Tensor> results = [.. x];
        foreach ((int step, int a, int b) in program)
        {
            results.Add(Steps[step](results[^(1 + Math.Min(a, results.Count - 1))], results[^(1 + Math.Min(b, results.Count - 1))]));
        }

        return results.Aggregate((sum, next) => sum + next).Square().Sum();
    }
}
