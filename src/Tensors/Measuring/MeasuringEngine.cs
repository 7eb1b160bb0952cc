namespace Equivariant.ML.Tensors;

/// <summary>
/// Computes nothing and holds no numbers, but adds up what the kernels would do and the memory that they would do it in: a network's forward
/// pass, or a whole step of training, run on it tells what that costs on the <see cref="ManagedEngine"/>, whatever the architecture.
/// </summary>
/// <remarks>
/// <para>Every number read back is zero, and what a program decides by a number, it decides as for zero.</para>
/// <para>
/// Not counted are kernels' scratch (of the order of what one matrix product reads, mostly far less; for the backward pass of an edge program up to
/// 33 times its weights), the index arrays of a
/// <see cref="Grouping"/> (4 bytes a row and 4 a group, and 4 more a row where rows do not stand in the order of their groups), and copies
/// beside an engine's blocks, such as <see cref="ParameterSet.Snapshot"/>.
/// </para>
/// <para>Several threads may use it at once, as any engine, and are counted together.</para>
/// </remarks>
public sealed partial class MeasuringEngine : Engine
{
    // Of Adam, a number: 2 for the decay, 3 and 4 for the moments, 5 for the direction, 4 for the step.
    private const int AdamFlops = 18;

    private long flops;
    private long bytesMoved;
    private long currentBytes;
    private long peakBytes;

    /// <summary>
    /// The floating-point operations so far. A multiplication, a sum and a comparison count as one each (so a multiply-add as two), and so does
    /// any other function of one number, such as the exponential, SiLU or a derivative; copying counts nothing.
    /// </summary>
    public long Flops => Interlocked.Read(ref flops);

    /// <summary>
    /// The bytes that kernels read and wrote so far, 4 a number. A kernel reads each number of its operands once, a row that it gathers once each
    /// time; what caches spare and what indices cost is not counted.
    /// </summary>
    public long BytesMoved => Interlocked.Read(ref bytesMoved);

    /// <summary>
    /// The bytes that are held now, 4 a number: blocks of scopes, in use or in their pool for the next, and blocks outside scopes, such as
    /// parameters, gradients and an optimizer's moments. Scopes' blocks go when their pool lets go of them, others never.
    /// </summary>
    public long CurrentBytes => Interlocked.Read(ref currentBytes);

    /// <summary>The most that <see cref="CurrentBytes"/> has been since the start or <see cref="Reset"/>.</summary>
    public long PeakBytes => Interlocked.Read(ref peakBytes);

    /// <inheritdoc/>
    public override Precision Precision => Precision.Single;

    internal override bool HoldsNumbers => false;

    /// <summary>Counts operations and bytes moved from zero again, and the peak from what is held now.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref flops, 0);
        Interlocked.Exchange(ref bytesMoved, 0);
        Interlocked.Exchange(ref peakBytes, CurrentBytes);
    }

    /// <inheritdoc/>
    public override Storage Allocate(int length)
    {
        var block = new MeasuringStorage(length);
        long held = Interlocked.Add(ref currentBytes, Bytes(length));
        long peak = PeakBytes;
        while (held > peak)
        {
            long found = Interlocked.CompareExchange(ref peakBytes, held, peak);
            if (found == peak)
            {
                break;
            }

            peak = found;
        }

        return block;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<float> values, Storage target) => Count(0, values.Length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> values, Storage target) => Count(0, values.Length);

    /// <inheritdoc/>
    public override void Read(Storage source, Span<float> values)
    {
        values.Clear();
        Count(0, values.Length);
    }

    /// <inheritdoc/>
    public override void Read(Storage source, Span<double> values)
    {
        values.Clear();
        Count(0, values.Length);
    }

    /// <inheritdoc/>
    public override void Fill(double value, Storage y, int length) => Count(0, length);

    /// <inheritdoc/>
    public override void Copy(Storage x, int xStart, in Axes xStrides, Storage y, int yStart, in Axes yStrides, in Axes sizes) =>
        Count(0, Distinct(xStrides, sizes) + Product(sizes));

    /// <inheritdoc/>
    public override void Map(Unary f, double a, double b, Storage x, Storage y, int length) =>
        Count(f == Unary.Affine ? 2L * length : length, 2L * length);

    /// <inheritdoc/>
    public override void MapGradient(Unary f, double a, double b, Storage x, Storage y, Storage g, Storage dx, int length) =>
        Count(2L * length, 4L * length);

    /// <inheritdoc/>
    public override void Zip(Binary f, Storage a, in Axes aStrides, Storage b, in Axes bStrides, Storage y, in Axes sizes) =>
        Count(Product(sizes), Distinct(aStrides, sizes) + Distinct(bStrides, sizes) + Product(sizes));

    /// <inheritdoc/>
    public override void Reduce(Reduction f, Storage x, Storage y, int outer, int length, int inner)
    {
        long results = (long)outer * inner;
        Count(results * length, (results * length) + results);
    }

    /// <inheritdoc/>
    public override void MatMul(Storage a, bool transposeA, Storage b, bool transposeB, Storage y, int batch, int m, int k, int n) =>
        Count(2L * batch * m * k * n, batch * (((long)m * k) + ((long)k * n) + ((long)m * n)));

    /// <inheritdoc/>
    public override void Linear(Storage x, Storage w, Storage? bias, Storage y, int m, int k, int n)
    {
        MatMul(x, false, w, false, y, 1, m, k, n);
        if (bias is not null)
        {
            Count((long)m * n, n);
        }
    }

    /// <inheritdoc/>
    public override void Gather(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        long gathered = (long)rows.RowCount * width;
        Count(mean ? gathered : 0, 2 * gathered);
    }

    /// <inheritdoc/>
    public override void SegmentSum(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        long summed = (long)rows.RowCount * width;
        long sums = (long)rows.GroupCount * width;
        Count(mean ? summed + sums : summed, summed + sums);
    }

    /// <inheritdoc/>
    public override void SegmentMax(Storage x, Grouping rows, Storage y, int width) => SegmentSum(x, rows, false, y, width);

    /// <inheritdoc/>
    public override void GatherSum(Storage a, Grouping left, Storage b, Grouping right, Storage? c, Storage y, int width)
    {
        long gathered = (long)left.RowCount * width;
        Count(c is null ? gathered : 2 * gathered, (c is null ? 3 : 4) * gathered);
    }

    /// <inheritdoc/>
    public override void Adam(Storage x, Storage g, Storage m, Storage v, in AdamStep step, int length) =>
        Count((long)AdamFlops * length, 7L * length);

    /// <inheritdoc/>
    public override void AddScaled(double a, Storage x, Storage y, int length) => Count(2L * length, 3L * length);

    internal override bool RunsEdgePrograms => true;

    internal override void RunEdges(in EdgeCall call, Storage y)
    {
        EdgeCost cost = EdgeCost.Of(call);
        Count(cost.Flops, cost.Read + cost.Kept + cost.Result);
    }

    internal override void RunEdgesBackward(in EdgeCall call, Storage g, ReadOnlySpan<TensorNode?> gradients)
    {
        EdgeCost cost = EdgeCost.Of(call);
        long written = 0;
        foreach (TensorNode? gradient in gradients)
        {
            written += gradient?.Shape.Length ?? 0;
        }

        Count(cost.BackwardFlops, cost.Read + cost.Kept + cost.Result + written);
    }

    internal override void Release(Storage block) => Interlocked.Add(ref currentBytes, -Bytes(block.Length));

    private void Count(long operations, long numbers)
    {
        Interlocked.Add(ref flops, operations);
        Interlocked.Add(ref bytesMoved, Bytes(numbers));
    }

    private static long Bytes(long numbers) => numbers * sizeof(float);

    private static long Product(in Axes sizes) => (long)sizes[0] * sizes[1] * sizes[2] * sizes[3];

    /// <summary>How many numbers are read where those of stride 0 are read again and again.</summary>
    private static long Distinct(in Axes strides, in Axes sizes)
    {
        long numbers = 1;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            numbers *= strides[axis] == 0 && sizes[axis] > 0 ? 1 : sizes[axis];
        }

        return numbers;
    }
}
