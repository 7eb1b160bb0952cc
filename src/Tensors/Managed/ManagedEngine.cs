using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Single precision on the processor's vector registers, in C# alone: no native library. The same arguments give the same bits with any
/// number of threads.
/// </summary>
/// <remarks>This class pins storage and checks that it is as long as a kernel reads and writes; the kernels are in <see cref="KernelSet"/>.</remarks>
public sealed unsafe partial class ManagedEngine : Engine
{
    private readonly Workers workers;
    private readonly KernelSet kernels;

    /// <summary>Creates an engine.</summary>
    /// <param name="threads">How many threads a kernel may use, the calling one among them; 0 for one per core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ManagedEngine(int threads = 0)
        : this(threads, KernelSet.WidestLanes)
    {
    }

    /// <summary>Creates an engine whose registers hold so many floats: 16, 8, 4 or 1.</summary>
    internal ManagedEngine(int threads, int lanes)
    {
        workers = new Workers(OrCores(threads));
        kernels = KernelSet.Of(lanes, workers);
    }

    /// <summary>How many threads a kernel may use, the calling one among them; set to 0, one per core. It may be changed at any time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Threads
    {
        get => workers.Threads;
        set => workers.Threads = OrCores(value);
    }

    /// <inheritdoc/>
    public override Precision Precision => Precision.Single;

    /// <inheritdoc/>
    public override Storage Allocate(int length) => new ManagedStorage(length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<float> values, Storage target) => values.CopyTo(Of(target).Span);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> values, Storage target)
    {
        Span<float> to = Of(target).Span;
        for (int i = 0; i < values.Length; i++)
        {
            to[i] = (float)values[i];
        }
    }

    /// <inheritdoc/>
    public override void Read(Storage source, Span<float> values) => Of(source).Span[..values.Length].CopyTo(values);

    /// <inheritdoc/>
    public override void Read(Storage source, Span<double> values)
    {
        ReadOnlySpan<float> from = Of(source).Span;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = from[i];
        }
    }

    /// <inheritdoc/>
    public override void Fill(double value, Storage y, int length) => Of(y).Span[..length].Fill((float)value);

    /// <inheritdoc/>
    public override void Copy(Storage x, int xStart, in Axes xStrides, Storage y, int yStart, in Axes yStrides, in Axes sizes)
    {
        fixed (float* from = &First(x, xStart, xStrides, sizes), to = &First(y, yStart, yStrides, sizes))
        {
            kernels.Copy(from + xStart, xStrides, to + yStart, yStrides, sizes);
        }
    }

    /// <inheritdoc/>
    public override void Map(Unary f, double a, double b, Storage x, Storage y, int length)
    {
        fixed (float* from = &First(x, length), to = &First(y, length))
        {
            kernels.Map(f, (float)a, (float)b, from, to, length);
        }
    }

    /// <inheritdoc/>
    public override void MapGradient(Unary f, double a, double b, Storage x, Storage y, Storage g, Storage dx, int length)
    {
        fixed (float* input = &First(x, length), output = &First(y, length), from = &First(g, length), to = &First(dx, length))
        {
            kernels.MapGradient(f, (float)a, (float)b, input, output, from, to, length);
        }
    }

    /// <inheritdoc/>
    public override void Zip(Binary f, Storage a, in Axes aStrides, Storage b, in Axes bStrides, Storage y, in Axes sizes)
    {
        fixed (float* left = &First(a, 0, aStrides, sizes), right = &First(b, 0, bStrides, sizes), to = &First(y, Count(sizes)))
        {
            kernels.Zip(f, left, aStrides, right, bStrides, to, sizes);
        }
    }

    /// <inheritdoc/>
    public override void Reduce(Reduction f, Storage x, Storage y, int outer, int length, int inner)
    {
        fixed (float* from = &First(x, (long)outer * length * inner), to = &First(y, (long)outer * inner))
        {
            kernels.Reduce(f, from, to, outer, length, inner);
        }
    }

    /// <inheritdoc/>
    public override void MatMul(Storage a, bool transposeA, Storage b, bool transposeB, Storage y, int batch, int m, int k, int n)
    {
        fixed (float* left = &First(a, (long)batch * m * k), right = &First(b, (long)batch * k * n), to = &First(y, (long)batch * m * n))
        {
            Operand rows = transposeA ? new Operand(left, 1, m) : new Operand(left, k, 1);
            Operand columns = transposeB ? new Operand(right, 1, k) : new Operand(right, n, 1);
            kernels.Products(rows, columns, to, batch, m, k, n);
        }
    }

    /// <inheritdoc/>
    public override void Linear(Storage x, Storage w, Storage? bias, Storage y, int m, int k, int n)
    {
        fixed (float* from = &First(x, (long)m * k), weight = &First(w, (long)k * n), shift = &First(bias, n), to = &First(y, (long)m * n))
        {
            kernels.Linear(from, weight, shift, to, m, k, n);
        }
    }

    /// <inheritdoc/>
    public override void Gather(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        fixed (float* from = &First(x, (long)rows.GroupCount * width), to = &First(y, (long)rows.RowCount * width))
        fixed (int* index = rows.Index, pointers = rows.Pointers)
        {
            kernels.Gather(from, new GroupingView(index, pointers, null), rows.GroupCount, mean, to, rows.RowCount, width);
        }
    }

    /// <inheritdoc/>
    public override void SegmentSum(Storage x, Grouping rows, bool mean, Storage y, int width) => Segment(Reduction.Sum, x, rows, mean, y, width);

    /// <inheritdoc/>
    public override void SegmentMax(Storage x, Grouping rows, Storage y, int width) => Segment(Reduction.Max, x, rows, false, y, width);

    /// <inheritdoc/>
    public override void GatherSum(Storage a, Grouping left, Storage b, Grouping right, Storage? c, Storage y, int width)
    {
        CheckRows(left, right);
        long length = (long)left.RowCount * width;
        fixed (float* first = &First(a, (long)left.GroupCount * width), second = &First(b, (long)right.GroupCount * width))
        fixed (float* third = &First(c, length), to = &First(y, length))
        fixed (int* leftIndex = left.Index, rightIndex = right.Index)
        {
            kernels.GatherSum(first, leftIndex, second, rightIndex, right.GroupCount, third, to, left.RowCount, width);
        }
    }

    /// <inheritdoc/>
    public override void Adam(Storage x, Storage g, Storage m, Storage v, in AdamStep step, int length)
    {
        fixed (float* weights = &First(x, length), gradients = &First(g, length), means = &First(m, length), squares = &First(v, length))
        {
            kernels.Adam(weights, gradients, means, squares, step, length);
        }
    }

    /// <inheritdoc/>
    public override void AddScaled(double a, Storage x, Storage y, int length)
    {
        fixed (float* from = &First(x, length), to = &First(y, length))
        {
            kernels.AddScaled((float)a, from, to, length);
        }
    }

    internal override bool RunsEdgePrograms => true;

    internal override void RunEdges(in EdgeCall call, Storage y)
    {
        fixed (float* to = &First(y, y.Length))
        {
            kernels.RunEdges(call, to);
        }
    }

    internal override void RunEdgesBackward(in EdgeCall call, Storage g, ReadOnlySpan<TensorNode?> gradients)
    {
        fixed (float* from = &First(g, g.Length))
        {
            kernels.RunEdgesBackward(call, from, gradients);
        }

        // Where edges lead from chunk to chunk, their gradients are summed at sources when all are known.
        EdgeProgram program = call.Program;
        for (int i = 0; i < program.Steps.Length; i++)
        {
            if (gradients[program.InputCount + i] is { } rows)
            {
                SegmentSum(rows.Storage!, call.Edges.Sources, false, gradients[program.Steps[i].Second]!.Storage!, rows.Shape[1]);
            }
        }
    }

    private static void CheckRows(Grouping left, Grouping right)
    {
        if (left.RowCount != right.RowCount)
        {
            throw new ArgumentException($"{left.RowCount} rows on the left and {right.RowCount} on the right.", nameof(right));
        }
    }

    private void Segment(Reduction f, Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        fixed (float* from = &First(x, (long)rows.RowCount * width), to = &First(y, (long)rows.GroupCount * width))
        fixed (int* index = rows.Index, pointers = rows.Pointers, listed = rows.Rows)
        {
            kernels.Segment(f, from, new GroupingView(index, pointers, listed), mean, to, rows.GroupCount, width);
        }
    }

    private static int OrCores(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return threads == 0 ? Environment.ProcessorCount : threads;
    }

    private static ManagedStorage Of(Storage storage) => (ManagedStorage)storage;

    // What is not there is pinned at null.
    private static ref float First(Storage? storage, long length)
    {
        if (storage is null)
        {
            return ref Unsafe.NullRef<float>();
        }

        return ref Of(storage).First(length);
    }

    // A strided array reaches from its start to its last element.
    private static ref float First(Storage storage, int start, in Axes strides, in Axes sizes)
    {
        long length = start + 1L;
        bool empty = false;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            length += (long)Math.Max(sizes[axis] - 1, 0) * strides[axis];
            empty |= sizes[axis] == 0;
        }

        return ref First(storage, empty ? 0 : length);
    }

    private static long Count(in Axes sizes) => (long)sizes[0] * sizes[1] * sizes[2] * sizes[3];
}
