using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>A fused op is what it is composed of: in value, gradient and second derivative.</summary>
public class FusedOpLaws
{
    private static readonly Grouping Left = Grouping.Of([0, 0, 2, 2, 2, 3], 5);
    private static readonly Grouping Right = Grouping.Of([3, 0, 2, 0, 3, 3], 4);

    private static readonly (OpRow Fused, Func<Tensor[], Tensor> Composed)[] Pairs =
    [
        (new("Linear", typeof(Linear), [new Shape(6, 3), new Shape(3, 4), new Shape(4)], x => x[0].Linear(x[1], x[2])), x => x[0].MatMul(x[1]) + x[2]),
        (new("GatherSum", typeof(GatherSum), [new Shape(5, 3), new Shape(4, 3)], x => x[0].GatherSum(Left, x[1], Right)),
            x => x[0].Gather(Left) + x[1].Gather(Right)),
        (new("GatherSum with the rows' own", typeof(GatherSum), [new Shape(5, 3), new Shape(4, 3), new Shape(6, 3)],
            x => x[0].GatherSum(Left, x[1], Right, x[2])), x => x[0].Gather(Left) + x[1].Gather(Right) + x[2]),
        (new("GatherSum of differences", typeof(GatherSum), [new Shape(4, 3)], x => x[0].GatherSum(Right, -x[0], Right)),
            x => x[0].Gather(Right) - x[0].Gather(Right)),
        (new("SparseMatMul", typeof(SparseMatMul), [new Shape(4, 3)], x => x[0].SparseMatMul(Left, Right)), x => x[0].Gather(Right).SegmentSum(Left)),
        (new("SparseMatMul weighted", typeof(SparseMatMul), [new Shape(4, 3), new Shape(6)], x => x[0].SparseMatMul(Left, Right, x[1])),
            x => (x[0].Gather(Right) * x[1].Reshape(new Shape(6, 1))).SegmentSum(Left)),
        (new("PairDots", typeof(PairDots), [new Shape(5, 3), new Shape(4, 3)], x => x[0].PairDots(Left, x[1], Right)),
            x => (x[0].Gather(Left) * x[1].Gather(Right)).Sum(1).Reshape(new Shape(6))),
        (new("SegmentSoftmax", typeof(SegmentSoftmax), [new Shape(6, 3)], x => x[0].SegmentSoftmax(Right)), x => Softmax(x[0])),
        (new("SegmentMean", typeof(SegmentSum), [new Shape(6, 3)], x => x[0].SegmentMean(Right)), x => x[0].SegmentSum(Right) * OneOverCounts(x[0])),
        (new("Silu", typeof(Map), [new Shape(6, 3)], x => x[0].Silu()), x => x[0] * x[0].Sigmoid()),
    ];

    public static TheoryData<string, string> PairsOnEngines => LawEngine.With(Pairs.Select(pair => pair.Fused.Name));

    [Theory]
    [MemberData(nameof(PairsOnEngines))]
    public void Fused_is_composed(string name, string engine)
    {
        (OpRow fused, Func<Tensor[], Tensor> composition) = Pairs.Single(pair => pair.Fused.Name == name);
        OpRow composed = fused with { Function = composition };
        LawEngine law = LawEngine.Of(engine);
        double[][] x = fused.Draw();
        double[][] direction = Draw.Like(Draw.Stream(name).Fork("direction"), x);

        Close.AssertEach(composed.Value(law.Engine), fused.Value(law.Engine), law.Tolerance, law.Tolerance);
        Close.AssertAll(composed.Probe(law.Engine).Gradient(x), fused.Probe(law.Engine).Gradient(x), law.Tolerance, law.Tolerance);
        Close.AssertAll(
            composed.Probe(law.Engine).HessianVector(x, direction), fused.Probe(law.Engine).HessianVector(x, direction), law.Tolerance, law.Tolerance);
    }

    private static Tensor Softmax(Tensor x)
    {
        Tensor power = (x - x.SegmentMax(Right).Gather(Right)).Exp();
        return power / power.SegmentSum(Right).Gather(Right);
    }

    private static Tensor OneOverCounts(Tensor like) =>
        ((like.Slice(1, 0, 1) * 0) + 1).SegmentSum(Right).ReciprocalOrZero();
}
