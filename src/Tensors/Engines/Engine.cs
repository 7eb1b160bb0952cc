namespace Equivariant.ML.Tensors;

/// <summary>
/// The kernels that tensors are computed with, at the level of storage: no gradients, no shapes to check.
/// Ops check shapes and ranges before they call an engine, so an engine trusts its arguments.
/// Results never overlap arguments unless a method says so.
/// </summary>
/// <remarks>
/// For a given engine and instruction set the same arguments give the same bits, whatever the number of threads.
/// Kernels may be called from several threads at once, on different results.
/// </remarks>
public abstract class Engine
{
    private readonly ScopePool scopes;

    /// <summary>Creates an engine.</summary>
    protected Engine() => scopes = new ScopePool(this);

    /// <summary>The number format that the engine computes in.</summary>
    public abstract Precision Precision { get; }

    /// <summary>Whether blocks hold what is written to them; where not, first values need not be drawn.</summary>
    internal virtual bool HoldsNumbers => true;

    /// <summary>Whether reading numbers waits until a device has come to them; what need not be known at once is then read later.</summary>
    internal virtual bool ReadsWait => false;

    /// <summary>
    /// Begins a scope: every tensor computed in it lives until the scope is disposed, and a handle used afterwards throws.
    /// </summary>
    /// <param name="recording">Whether the scope records what gradients need.</param>
    public Scope BeginScope(bool recording = false) => scopes.Rent(recording);

    /// <summary>A tensor of given numbers, row-major, that lives outside scopes as long as something refers to it: what pass after pass reads.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Keep(ReadOnlySpan<double> values, Shape shape)
    {
        CheckLength(values.Length, shape, nameof(values));
        Storage block = Allocate(shape.Length);
        Write(values, block);
        return Outside(block, shape);
    }

    /// <summary>A tensor of given numbers, row-major, that lives outside scopes as long as something refers to it: what pass after pass reads.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public Tensor Keep(ReadOnlySpan<float> values, Shape shape)
    {
        CheckLength(values.Length, shape, nameof(values));
        Storage block = Allocate(shape.Length);
        Write(values, block);
        return Outside(block, shape);
    }

    /// <summary>A block of so many numbers, contents undefined.</summary>
    public abstract Storage Allocate(int length);

    /// <summary>Copies numbers into the front of a block.</summary>
    public abstract void Write(ReadOnlySpan<float> values, Storage target);

    /// <summary>Copies numbers into the front of a block.</summary>
    public abstract void Write(ReadOnlySpan<double> values, Storage target);

    /// <summary>Copies the front of a block out.</summary>
    public abstract void Read(Storage source, Span<float> values);

    /// <summary>Copies the front of a block out.</summary>
    public abstract void Read(Storage source, Span<double> values);

    /// <summary>Sets the first <paramref name="length"/> numbers of y to a value.</summary>
    public abstract void Fill(double value, Storage y, int length);

    /// <summary>
    /// y[Σ iₖ·yStrideₖ + yStart] = x[Σ iₖ·xStrideₖ + xStart] over all i within <paramref name="sizes"/>: slices, concatenation,
    /// permutation of axes and broadcasting (stride 0) alike.
    /// </summary>
    public abstract void Copy(Storage x, int xStart, in Axes xStrides, Storage y, int yStart, in Axes yStrides, in Axes sizes);

    /// <summary>y = f(x) for the first <paramref name="length"/> numbers; a and b are the function's constants. y may be x.</summary>
    public abstract void Map(Unary f, double a, double b, Storage x, Storage y, int length);

    /// <summary>dx = g·f′(x), where y = f(x) is at hand too. dx may be g.</summary>
    public abstract void MapGradient(Unary f, double a, double b, Storage x, Storage y, Storage g, Storage dx, int length);

    /// <summary>
    /// y = f(a, b), y row-major of the given sizes, a and b read by their strides (0 where they are broadcast).
    /// Adjacent axes that could be one already are: the innermost axis is as long as it can be. y may be a or b where their strides are y's.
    /// </summary>
    public abstract void Zip(Binary f, Storage a, in Axes aStrides, Storage b, in Axes bStrides, Storage y, in Axes sizes);

    /// <summary>y[o, i] = fold over l of x[o, l, i]; x is row-major [outer×length×inner].</summary>
    public abstract void Reduce(Reduction f, Storage x, Storage y, int outer, int length, int inner);

    /// <summary>
    /// y = op(a)·op(b) for each of <paramref name="batch"/> pairs of matrices, op(a) of m×k and op(b) of k×n;
    /// a is stored k×m if <paramref name="transposeA"/>, b is stored n×k if <paramref name="transposeB"/>.
    /// </summary>
    public abstract void MatMul(Storage a, bool transposeA, Storage b, bool transposeB, Storage y, int batch, int m, int k, int n);

    /// <summary>y = x·w + bias (bias, of n numbers, added to every row; null for none); x is m×k, w is k×n.</summary>
    public abstract void Linear(Storage x, Storage w, Storage? bias, Storage y, int m, int k, int n);

    /// <summary>y[r] = x[group of r], or that divided by the number of the group's rows if <paramref name="mean"/>; rows of <paramref name="width"/> numbers.</summary>
    public abstract void Gather(Storage x, Grouping rows, bool mean, Storage y, int width);

    /// <summary>y[g] = the sum, or mean, over the rows r of group g of x[r], in the order of <see cref="Grouping.Rows"/>; of no rows, 0.</summary>
    public abstract void SegmentSum(Storage x, Grouping rows, bool mean, Storage y, int width);

    /// <summary>y[g] = the largest, number by number, over the rows of group g of x; of no rows, 0.</summary>
    public abstract void SegmentMax(Storage x, Grouping rows, Storage y, int width);

    /// <summary>y[r] = a[left group of r] + b[right group of r] + c[r] (c may be null).</summary>
    public abstract void GatherSum(Storage a, Grouping left, Storage b, Grouping right, Storage? c, Storage y, int width);

    /// <summary>
    /// One step of Adam over the first <paramref name="length"/> numbers, in place: gradient g += <see cref="AdamStep.L2"/>·x, moments m and v,
    /// then x −= rate·(m̂/(√v̂ + ε) + decay·x), with m̂ and v̂ corrected for their bias.
    /// </summary>
    public abstract void Adam(Storage x, Storage g, Storage m, Storage v, in AdamStep step, int length);

    /// <summary>y += a·x, in place.</summary>
    public abstract void AddScaled(double a, Storage x, Storage y, int length);

    /// <summary>
    /// y[r] = Σ weights[e]·x[column group of e] over the entries e of row group r, in the order of <see cref="Grouping.Rows"/>; of no entries, 0.
    /// Without weights (null) each is 1. Rows of x and y have <paramref name="width"/> numbers.
    /// </summary>
    public abstract void SparseMatMul(Storage x, Grouping rows, Grouping columns, Storage? weights, Storage y, int width);

    /// <summary>y[r] = Σᵢ a[left group of r, i]·b[right group of r, i]; rows of a and b have <paramref name="width"/> numbers.</summary>
    public abstract void PairDots(Storage a, Grouping left, Storage b, Grouping right, Storage y, int width);

    /// <summary>y = x times the mask's scale where the mask keeps the element, else 0, for the first <paramref name="length"/> numbers. y may be x.</summary>
    public abstract void Dropout(Storage x, in DropoutMask mask, Storage y, int length);

    /// <summary>y = exp(x − m)/Σ exp(x − m), m being the largest and Σ the sum over the rows of the row's group, number by number; rows of <paramref name="width"/> numbers.</summary>
    public abstract void SegmentSoftmax(Storage x, Grouping rows, Storage y, int width);

    /// <summary>dx = y·(g − Σ y·g), the sum over the rows of the row's group: the gradient of <see cref="SegmentSoftmax"/>, whose result y is.</summary>
    public abstract void SegmentSoftmaxGradient(Storage y, Storage g, Grouping rows, Storage dx, int width);

    /// <summary>What results depend on, in words.</summary>
    internal virtual string Kind => $"{GetType().Name}, {Precision}";

    /// <summary>Told that a block is of no use until a scope writes to it again.</summary>
    internal virtual void Rest(Storage block)
    {
    }

    /// <summary>Told that a scope's pool has let go of a block, which nothing uses again.</summary>
    internal virtual void Release(Storage block)
    {
    }

    /// <summary>How many bytes were asked for, if an error says that there is no memory left for them, 0 where it does not say how many; null of any other error.</summary>
    internal virtual long? BytesWanted(Exception error) => error is OutOfMemoryException ? 0 : null;

    /// <summary>Whether the engine has kernels of its own for an <see cref="EdgeProgram"/>; else it is composed of ops.</summary>
    internal virtual bool RunsEdgePrograms => false;

    /// <summary>y = the program's result.</summary>
    internal virtual void RunEdges(in EdgeCall call, Storage y) => throw new NotSupportedException();

    /// <summary>The gradients of the operands, from that of the result, g; null where none is wanted.</summary>
    internal virtual void RunEdgesBackward(in EdgeCall call, Storage g, ReadOnlySpan<TensorNode?> gradients) => throw new NotSupportedException();

    internal static void CheckLength(int length, in Shape shape, string parameter)
    {
        if (length != shape.Length)
        {
            throw new ArgumentException($"{length} numbers for a tensor {shape}; expected {shape.Length}.", parameter);
        }
    }

    private Tensor Outside(Storage block, in Shape shape)
    {
        var node = new TensorNode(this);
        node.Begin(null, shape, block);
        return node.Handle();
    }
}
