using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Pairs of ops of which each is the other's adjoint: ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for every x and y.</summary>
public class AdjointLaws
{
    private const int Width = 3;

    // Any numbers of rows and groups, none of either included, in any order.
    private static readonly Arbitrary<Grouping> Groupings = Gen.Choose(0, 6)
        .SelectMany(groups => Gen.Choose(0, Math.Max(0, groups - 1)).ArrayOf().Select(index => Grouping.Of(groups == 0 ? [] : index, groups)))
        .ToArbitrary();

    public static TheoryData<string> Engines => [.. LawEngine.All.Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gather_and_segment_sum(string engine) => Prop
        .ForAll(Groupings, rows => AreAdjoint(engine, rows.GroupCount, rows.RowCount, x => x.Gather(rows), y => y.SegmentSum(rows)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gather_of_shares_and_segment_mean(string engine) => Prop
        .ForAll(Groupings, rows => AreAdjoint(engine, rows.GroupCount, rows.RowCount, x => Gather.Apply(x, rows, mean: true), y => y.SegmentMean(rows)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Engines))]
    public void Sparse_product_and_that_of_the_transpose(string engine) => Prop
        .ForAll(Groupings, rows =>
        {
            // Each entry's column is where it stands, modulo four.
            Grouping columns = Grouping.Of([.. Enumerable.Range(0, rows.RowCount).Select(entry => entry % 4)], 4);
            double[] weights = Draw.Normally(Draw.Stream("weights"), rows.RowCount);
            Tensor Each(Tensor like) => like.Node.Scope!.Open(false).Constant(weights, new Shape(weights.Length));
            return AreAdjoint(engine, 4, rows.GroupCount, x => x.SparseMatMul(rows, columns, Each(x)), y => y.SparseMatMul(columns, rows, Each(y)));
        })
        .QuickCheckThrowOnFailure();

    private static bool AreAdjoint(string engine, int inputs, int outputs, Func<Tensor, Tensor> forward, Func<Tensor, Tensor> backward)
    {
        LawEngine law = LawEngine.Of(engine);
        SeededRandom random = Draw.Stream($"{inputs} to {outputs}");
        using Scope scope = law.Engine.BeginScope();
        Tensor x = scope.Constant(Draw.Normally(random, inputs * Width), new Shape(inputs, Width));
        Tensor y = scope.Constant(Draw.Normally(random, outputs * Width), new Shape(outputs, Width));
        double there = (forward(x) * y).Sum().ToScalar();
        double back = (x * backward(y)).Sum().ToScalar();
        return Math.Abs(there - back) <= law.Tolerance * (1 + inputs + outputs);
    }
}
