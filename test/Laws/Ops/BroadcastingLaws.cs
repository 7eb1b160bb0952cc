using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Broadcasting repeats along axes of size 1 and axes missing in front, and its gradient sums there.</summary>
public class BroadcastingLaws
{
    // A shape of up to four axes, some of them empty, and two operands that meet in it.
    private static readonly Arbitrary<(Shape Whole, Shape A, Shape B)> Meetings =
        (from sizes in Gen.Choose(0, 3).ArrayOf(Axes.Count)
         from rank in Gen.Choose(0, Axes.Count)
         from first in Gen.Choose(0, 15)
         from second in Gen.Choose(0, 15)
         from drop in Gen.Choose(0, rank)
         let whole = sizes[..rank]
         let a = Ones(whole, first & ~second)
         let b = Ones(whole, second)[drop..]
         select (ShapeOf(Met(a, b)), ShapeOf(a), ShapeOf(b))).ToArbitrary();

    public static TheoryData<string> Engines => [.. LawEngine.All.Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Zip_is_that_of_repeated_operands(string engine) => Check(engine, (law, scope, whole, a, b) =>
    {
        foreach (Func<Tensor, Tensor, Tensor> f in new Func<Tensor, Tensor, Tensor>[] { TensorOps.Add, TensorOps.Multiply, TensorOps.Maximum, TensorOps.IsGreater })
        {
            Tensor y = f(a, b);
            Assert.Equal(whole, y.Shape);
            Assert.Equal(f(a.BroadcastTo(whole), b.BroadcastTo(whole)).ToDoubleArray(), y.ToDoubleArray());
        }
    });

    [Theory]
    [MemberData(nameof(Engines))]
    public void BroadcastTo_and_SumTo_are_adjoint(string engine) => Check(engine, (law, scope, whole, a, _) =>
    {
        Tensor y = Random(scope, whole, "y");
        double there = (a.BroadcastTo(whole) * y).Sum().ToScalar();
        double back = (a * y.SumTo(a.Shape)).Sum().ToScalar();
        Assert.True(Math.Abs(there - back) <= law.Tolerance * (1 + whole.Length));
    });

    [Theory]
    [MemberData(nameof(Engines))]
    public void BroadcastTo_repeats(string engine) => Check(engine, (_, _, whole, a, _) =>
    {
        double[] from = a.ToDoubleArray();
        double[] to = a.BroadcastTo(whole).ToDoubleArray();
        Axes strides = a.Shape.Padded.RowMajorStrides();
        for (int place = 0; place < to.Length; place++)
        {
            int rest = place;
            int source = 0;
            for (int axis = Axes.Count - 1; axis >= 0; axis--)
            {
                source += a.Shape.Padded[axis] == 1 ? 0 : rest % whole.Padded[axis] * strides[axis];
                rest /= whole.Padded[axis];
            }

            Assert.Equal(from[source], to[place]);
        }
    });

    [Fact]
    public void Shapes_that_do_not_meet_are_refused()
    {
        using Scope scope = LawEngine.Reference.Engine.BeginScope();
        Tensor a = scope.Full(1, new Shape(3, 4));

        ArgumentException error = Assert.Throws<ArgumentException>(() => a + scope.Full(1, new Shape(3)));
        Assert.Equal("Add: the shapes [3×4] and [3] cannot be broadcast to one.", error.Message);
        Assert.Throws<ArgumentException>(() => a.BroadcastTo(new Shape(3, 5)));
        Assert.Throws<ArgumentException>(() => a.BroadcastTo(new Shape(4)));
        Assert.Throws<ArgumentException>(() => a.SumTo(new Shape(4, 1)));
    }

    private static void Check(string engine, Action<LawEngine, Scope, Shape, Tensor, Tensor> law) => Prop
        .ForAll(Meetings, meeting =>
        {
            LawEngine on = LawEngine.Of(engine);
            using Scope scope = on.Engine.BeginScope();
            law(on, scope, meeting.Whole, Random(scope, meeting.A, "a"), Random(scope, meeting.B, "b"));
        })
        .QuickCheckThrowOnFailure();

    private static Tensor Random(Scope scope, Shape shape, string name) =>
        scope.Constant(Draw.Normally(Draw.Stream(name), shape.Length), shape);

    private static int[] Ones(int[] sizes, int mask) => [.. sizes.Select((size, axis) => (mask >> axis & 1) == 1 ? 1 : size)];

    private static int[] Met(int[] a, int[] b) =>
        [.. a.Select((size, axis) => size == 1 && axis >= a.Length - b.Length ? b[axis - (a.Length - b.Length)] : size)];

    private static Shape ShapeOf(int[] sizes) => sizes switch
    {
        [] => Shape.Scalar,
        [var a] => new Shape(a),
        [var a, var b] => new Shape(a, b),
        [var a, var b, var c] => new Shape(a, b, c),
        _ => new Shape(sizes[0], sizes[1], sizes[2], sizes[3]),
    };
}
