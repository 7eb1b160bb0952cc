using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>Chooses each kernel's job and shares it out.</summary>
internal sealed unsafe partial class KernelSet<T>(Workers workers) : KernelSet
    where T : unmanaged, ILanes<T>
{
    // The fewest numbers worth handing to another thread, where each costs about a load and a store, and where each costs an exponential.
    private const int LightGrain = 1 << 14, HeavyGrain = 1 << 13;

    // Folds cut what they fold into pieces of about so many numbers, by shape alone, and then fold the pieces' results.
    private const int FoldPiece = 16384, LeastFoldPiece = 64;

    public override void Map(Unary f, float a, float b, float* x, float* y, int length)
    {
        switch (f)
        {
            case Unary.Affine: Map(new Functions.Affine(a, b), LightGrain); break;
            case Unary.Clamp: Map(new Functions.Clamp(a, b), LightGrain); break;
            case Unary.Within: Map(new Functions.Within(a, b), LightGrain); break;
            case Unary.Exp: Map(default(Exponentials.Exp), HeavyGrain); break;
            case Unary.Log: Map(default(Functions.Log), HeavyGrain); break;
            case Unary.Sqrt: Map(default(Functions.Sqrt), LightGrain); break;
            case Unary.Square: Map(default(Functions.Square), LightGrain); break;
            case Unary.ReciprocalOrZero: Map(default(Functions.ReciprocalOrZero), LightGrain); break;
            case Unary.Abs: Map(default(Functions.Abs), LightGrain); break;
            case Unary.Sign: Map(default(Functions.Sign), LightGrain); break;
            case Unary.Sigmoid: Map(default(Exponentials.Sigmoid), HeavyGrain); break;
            case Unary.Tanh: Map(default(Exponentials.Tanh), HeavyGrain); break;
            case Unary.Silu: Map(default(Exponentials.Silu), HeavyGrain); break;
            case Unary.Relu: Map(default(Functions.Relu), LightGrain); break;
            case Unary.Softplus: Map(default(Exponentials.Softplus), HeavyGrain); break;
            case Unary.Cos: Map(default(Functions.Cos), HeavyGrain); break;
            default: throw Unknown(f);
        }

        void Map<F>(F function, int grain)
            where F : unmanaged, IFunction => workers.For(length, grain, new MapJob<T, F>(function, x, y));
    }

    public override void MapGradient(Unary f, float a, float b, float* x, float* y, float* g, float* dx, int length)
    {
        switch (f)
        {
            case Unary.Affine: Map(new Functions.Affine(a, b), LightGrain); break;
            case Unary.Clamp: Map(new Functions.Clamp(a, b), LightGrain); break;
            case Unary.Within: Map(new Functions.Within(a, b), LightGrain); break;
            case Unary.Exp: Map(default(Exponentials.Exp), LightGrain); break;
            case Unary.Log: Map(default(Functions.Log), LightGrain); break;
            case Unary.Sqrt: Map(default(Functions.Sqrt), LightGrain); break;
            case Unary.Square: Map(default(Functions.Square), LightGrain); break;
            case Unary.ReciprocalOrZero: Map(default(Functions.ReciprocalOrZero), LightGrain); break;
            case Unary.Abs: Map(default(Functions.Abs), LightGrain); break;
            case Unary.Sign: Map(default(Functions.Sign), LightGrain); break;
            case Unary.Sigmoid: Map(default(Exponentials.Sigmoid), LightGrain); break;
            case Unary.Tanh: Map(default(Exponentials.Tanh), LightGrain); break;
            case Unary.Silu: Map(default(Exponentials.Silu), HeavyGrain); break;
            case Unary.Relu: Map(default(Functions.Relu), LightGrain); break;
            case Unary.Softplus: Map(default(Exponentials.Softplus), HeavyGrain); break;
            case Unary.Cos: Map(default(Functions.Cos), HeavyGrain); break;
            default: throw Unknown(f);
        }

        void Map<F>(F function, int grain)
            where F : unmanaged, IFunction => workers.For(length, grain, new MapGradientJob<T, F>(function, x, y, g, dx));
    }

    public override void Zip(Binary f, float* a, in Axes aStrides, float* b, in Axes bStrides, float* y, in Axes sizes)
    {
        Axes left = aStrides, right = bStrides, size = sizes;
        switch (f)
        {
            case Binary.Add: Zip<Operations.Add>(); break;
            case Binary.Subtract: Zip<Operations.Subtract>(); break;
            case Binary.Multiply: Zip<Operations.Multiply>(); break;
            case Binary.Divide: Zip<Operations.Divide>(); break;
            case Binary.Maximum: Zip<Operations.Maximum>(); break;
            case Binary.Minimum: Zip<Operations.Minimum>(); break;
            case Binary.Equal: Zip<Operations.Equal>(); break;
            case Binary.Greater: Zip<Operations.Greater>(); break;
            default: throw Unknown(f);
        }

        void Zip<F>()
            where F : unmanaged, IOperation
        {
            int rows = size[0] * size[1] * size[2];
            if (rows == 1)
            {
                workers.For(size[3], LightGrain, new ZipRowJob<T, F>(a, left[3], b, right[3], y));
            }
            else
            {
                workers.For(rows, RowsOf(size[3]), new ZipJob<T, F>(a, left, b, right, y, size));
            }
        }
    }

    public override void Copy(float* x, in Axes xStrides, float* y, in Axes yStrides, in Axes sizes)
    {
        Axes from = xStrides, to = yStrides, size = sizes;
        MergeAxes(ref from, ref to, ref size);
        int rows = size[0] * size[1] * size[2];
        if (rows == 1)
        {
            workers.For(size[3], LightGrain, new CopyRowJob(x, from[3], y, to[3]));
        }
        else
        {
            workers.For(rows, RowsOf(size[3]), new CopyJob(x, from, y, to, size));
        }
    }

    public override void Reduce(Reduction f, float* x, float* y, int outer, int length, int inner)
    {
        if (f == Reduction.Sum)
        {
            Reduce<SumFold>(x, y, outer, length, inner);
        }
        else
        {
            Reduce<MaxFold>(x, y, outer, length, inner);
        }
    }

    public override void Products(in Operand a, in Operand b, float* y, int batch, int m, int k, int n)
    {
        if (batch == 1)
        {
            Product<T>.Run(workers, a, b, null, y, m, k, n);
        }
        else
        {
            workers.For(batch, Product<T>.Part((long)m * k * n, 1), new BatchJob<T>(a, b, y, m, k, n));
        }
    }

    public override void Linear(float* x, float* w, float* bias, float* y, int m, int k, int n) =>
        Product<T>.Run(workers, new Operand(x, k, 1), new Operand(w, n, 1), bias, y, m, k, n);

    public override void Gather(float* x, in GroupingView rows, int groupCount, bool mean, float* y, int rowCount, int width) =>
        workers.For(rowCount, RowsOf(width), new GatherJob<T>(x, rows, mean, y, width, new RowAhead(x, groupCount, width, rows.Index, rowCount)));

    public override void Segment(Reduction f, float* x, in GroupingView rows, bool mean, float* y, int groupCount, int width)
    {
        int grain = GroupsOf(rows, groupCount, width);
        int rowCount = rows.Pointers[groupCount];
        var ahead = new RowAhead(x, rowCount, width, rows.Rows, rowCount);
        if (f == Reduction.Sum)
        {
            workers.For(groupCount, grain, new SegmentJob<T, SumFold>(x, rows, mean, y, width, ahead));
        }
        else
        {
            workers.For(groupCount, grain, new SegmentJob<T, MaxFold>(x, rows, mean, y, width, ahead));
        }
    }

    public override void GatherSum(float* a, int* left, float* b, int* right, int rightCount, float* c, float* y, int rowCount, int width) =>
        workers.For(rowCount, RowsOf(width), new GatherSumJob<T>(a, left, b, right, c, y, width, new RowAhead(b, rightCount, width, right, rowCount)));

    public override void Adam(float* x, float* g, float* m, float* v, in AdamStep step, int length) =>
        workers.For(length, LightGrain, new AdamJob<T>(step, x, g, m, v));

    public override void AddScaled(float a, float* x, float* y, int length) =>
        workers.For(length, LightGrain, new AddScaledJob<T>(a, x, y));

    public override void RunEdges(in EdgeCall call, float* y) => EdgeKernels<T>.Run(workers, call, y);

    public override void RunEdgesBackward(in EdgeCall call, float* g, ReadOnlySpan<TensorNode?> gradients) =>
        EdgeKernels<T>.RunBackward(workers, call, g, gradients);

    private void Reduce<F>(float* x, float* y, int outer, int length, int inner)
        where F : unmanaged, IFold
    {
        if (length == 0)
        {
            new Span<float>(y, outer * inner).Clear();
            return;
        }

        int piece = Math.Min(length, Math.Max(FoldPiece / Math.Max(inner, 1), LeastFoldPiece)), pieces = ((length - 1) / piece) + 1;
        if (pieces == 1)
        {
            Fold<F>(x, y, outer, length, length, inner);
            return;
        }

        float[] scratch = ArrayPool<float>.Shared.Rent(outer * pieces * inner);
        fixed (float* partial = scratch)
        {
            Fold<F>(x, partial, outer, length, piece, inner);
            Fold<F>(partial, y, outer, pieces, pieces, inner);
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    private void Fold<F>(float* x, float* y, int outer, int length, int piece, int inner)
        where F : unmanaged, IFold
    {
        int items = outer * (((length - 1) / piece) + 1);
        if (inner == 1)
        {
            workers.For(items, RowsOf(piece), new FoldRowsJob<T, F>(x, y, length, piece));
        }
        else
        {
            workers.For(items, RowsOf((int)Math.Min((long)piece * inner, int.MaxValue)), new FoldColumnsJob<T, F>(x, y, length, piece, inner));
        }
    }

    // Axes that two arrays both walk as one become one, the innermost; those left over become ones in front.
    private static void MergeAxes(ref Axes leftStrides, ref Axes rightStrides, ref Axes sizes)
    {
        int to = Axes.Count - 1;
        for (int axis = Axes.Count - 2; axis >= 0; axis--)
        {
            int size = sizes[axis], left = leftStrides[axis], right = rightStrides[axis];
            sizes[axis] = 1;
            if (size == 1)
            {
                continue;
            }

            if (sizes[to] == 1)
            {
                (sizes[to], leftStrides[to], rightStrides[to]) = (size, left, right);
            }
            else if (left == sizes[to] * leftStrides[to] && right == sizes[to] * rightStrides[to])
            {
                sizes[to] *= size;
            }
            else
            {
                to--;
                (sizes[to], leftStrides[to], rightStrides[to]) = (size, left, right);
            }
        }
    }

    // How many rows of so many numbers make a part worth sharing.
    private static int RowsOf(int width) => (LightGrain / Math.Max(width, 1)) + 1;

    // Groups differ in size; their mean size says how many make a part worth sharing.
    private static int GroupsOf(in GroupingView rows, int groupCount, int width)
    {
        int perGroup = (rows.Pointers[groupCount] / Math.Max(groupCount, 1)) + 1;
        return RowsOf((int)Math.Min((long)perGroup * width, int.MaxValue));
    }

    private static ArgumentOutOfRangeException Unknown<F>(F function)
        where F : struct, Enum => new(nameof(function), function, $"No such {typeof(F).Name}.");
}
