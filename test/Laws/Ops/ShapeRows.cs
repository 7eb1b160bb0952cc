using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Ops that sum, repeat, cut, join and turn.</summary>
internal static class ShapeRows
{
    internal static IEnumerable<OpRow> All()
    {
        var matrix = new Shape(3, 4);
        var block = new Shape(2, 3, 4);
        yield return new("Sum", typeof(Reshape), [matrix], x => x[0].Sum());
        yield return new("Sum of nothing", typeof(Reshape), [new Shape(0, 4)], x => x[0].Sum());
        yield return new("Sum of columns", typeof(Reshape), [matrix], x => x[0].Sum(0));
        yield return new("Sum of rows", typeof(Reshape), [matrix], x => x[0].Sum(1));
        yield return new("Sum of a middle axis", typeof(SumTo), [new Shape(2, 3, 4, 2)], x => x[0].Sum(1));
        yield return new("SumTo, two axes apart", typeof(Reshape), [block], x => x[0].SumTo(new Shape(3, 1)));
        yield return new("Mean", typeof(Map), [matrix], x => x[0].Mean());
        yield return new("BroadcastTo", typeof(BroadcastTo), [new Shape(3, 1)], x => x[0].BroadcastTo(new Shape(2, 3, 4)));
        yield return new("BroadcastTo nothing", typeof(BroadcastTo), [new Shape(1, 4)], x => x[0].BroadcastTo(new Shape(0, 4)));
        yield return new("Reshape", typeof(Reshape), [matrix], x => x[0].Reshape(new Shape(2, 6)));
        yield return new("Permute", typeof(Permute), [new Shape(2, 3, 4, 5)], x => x[0].Permute(2, 0, 3, 1));
        yield return new("Transpose", typeof(Permute), [matrix], x => x[0].Transpose());
        yield return new("Slice of rows", typeof(Slice), [matrix], x => x[0].Slice(0, 1, 2));
        yield return new("Slice of a middle axis", typeof(Slice), [block], x => x[0].Slice(1, 1, 2));
        yield return new("Slice of nothing", typeof(Slice), [matrix], x => x[0].Slice(1, 4, 0));
        yield return new("Pad", typeof(Pad), [matrix], x => x[0].Pad(1, 2, 7));
        yield return new("Concat of rows", typeof(Concat), [matrix, new Shape(2, 4), new Shape(0, 4)], x => TensorOps.Concat(0, x));
        yield return new("Concat of columns", typeof(Concat), [matrix, new Shape(3, 1)], x => TensorOps.Concat(1, x));
        yield return new("Concat with itself", typeof(Concat), [matrix], x => TensorOps.Concat(1, x[0], x[0]));
        yield return new("Max of rows", typeof(MaxAlong), [matrix], x => x[0].Max(1));
        yield return new("Max of a middle axis", typeof(MaxAlong), [block], x => x[0].Max(1));
        yield return new("Max of nothing", typeof(MaxAlong), [new Shape(3, 0)], x => x[0].Max(1));
    }
}
