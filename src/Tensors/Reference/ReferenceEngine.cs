namespace Equivariant.ML.Tensors;

/// <summary>
/// Every kernel as a naive loop in double precision: what the kernels mean, for tests to compare with and for audits that need the digits.
/// </summary>
public sealed partial class ReferenceEngine : Engine
{
    /// <inheritdoc/>
    public override Precision Precision => Precision.Double;

    /// <inheritdoc/>
    public override Storage Allocate(int length) => new ReferenceStorage(length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<float> values, Storage target)
    {
        Span<double> to = Of(target);
        for (int i = 0; i < values.Length; i++)
        {
            to[i] = values[i];
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> values, Storage target) => values.CopyTo(Of(target));

    /// <inheritdoc/>
    public override void Read(Storage source, Span<float> values)
    {
        Span<double> from = Of(source);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)from[i];
        }
    }

    /// <inheritdoc/>
    public override void Read(Storage source, Span<double> values) => Of(source)[..values.Length].CopyTo(values);

    /// <inheritdoc/>
    public override void Fill(double value, Storage y, int length) => Of(y)[..length].Fill(value);

    /// <inheritdoc/>
    public override void Copy(Storage x, int xStart, in Axes xStrides, Storage y, int yStart, in Axes yStrides, in Axes sizes)
    {
        Span<double> from = Of(x), to = Of(y);
        Axes i = default;
        for (int n = Count(sizes); n > 0; n--, Advance(ref i, sizes))
        {
            to[yStart + Dot(i, yStrides)] = from[xStart + Dot(i, xStrides)];
        }
    }

    /// <inheritdoc/>
    public override void Map(Unary f, double a, double b, Storage x, Storage y, int length)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int i = 0; i < length; i++)
        {
            to[i] = ReferenceFunctions.Value(f, a, b, from[i]);
        }
    }

    /// <inheritdoc/>
    public override void MapGradient(Unary f, double a, double b, Storage x, Storage y, Storage g, Storage dx, int length)
    {
        Span<double> input = Of(x), output = Of(y), from = Of(g), to = Of(dx);
        for (int i = 0; i < length; i++)
        {
            to[i] = from[i] * ReferenceFunctions.Derivative(f, a, b, input[i], output[i]);
        }
    }

    /// <inheritdoc/>
    public override void Zip(Binary f, Storage a, in Axes aStrides, Storage b, in Axes bStrides, Storage y, in Axes sizes)
    {
        Span<double> left = Of(a), right = Of(b), to = Of(y);
        Axes i = default;
        for (int n = 0; n < Count(sizes); n++, Advance(ref i, sizes))
        {
            to[n] = ReferenceFunctions.Value(f, left[Dot(i, aStrides)], right[Dot(i, bStrides)]);
        }
    }

    /// <inheritdoc/>
    public override void Reduce(Reduction f, Storage x, Storage y, int outer, int length, int inner)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                double fold = length > 0 && f == Reduction.Max ? double.NegativeInfinity : 0;
                for (int l = 0; l < length; l++)
                {
                    double value = from[(((o * length) + l) * inner) + i];
                    fold = f == Reduction.Max ? Math.Max(fold, value) : fold + value;
                }

                to[(o * inner) + i] = fold;
            }
        }
    }

    /// <inheritdoc/>
    public override void MatMul(Storage a, bool transposeA, Storage b, bool transposeB, Storage y, int batch, int m, int k, int n)
    {
        for (int pair = 0; pair < batch; pair++)
        {
            Span<double> left = Of(a).Slice(pair * m * k, m * k), right = Of(b).Slice(pair * k * n, k * n), to = Of(y).Slice(pair * m * n, m * n);
            for (int row = 0; row < m; row++)
            {
                for (int column = 0; column < n; column++)
                {
                    double sum = 0;
                    for (int l = 0; l < k; l++)
                    {
                        sum += left[transposeA ? (l * m) + row : (row * k) + l] * right[transposeB ? (column * k) + l : (l * n) + column];
                    }

                    to[(row * n) + column] = sum;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Linear(Storage x, Storage w, Storage? bias, Storage y, int m, int k, int n)
    {
        MatMul(x, false, w, false, y, 1, m, k, n);
        if (bias is not null)
        {
            Zip(Binary.Add, y, new Axes(0, 0, n, 1), bias, new Axes(0, 0, 0, 1), y, new Axes(1, 1, m, n));
        }
    }

    /// <inheritdoc/>
    public override void Gather(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int row = 0; row < rows.RowCount; row++)
        {
            int group = rows.Index[row];
            double divisor = mean ? rows.Pointers[group + 1] - rows.Pointers[group] : 1;
            for (int i = 0; i < width; i++)
            {
                to[(row * width) + i] = from[(group * width) + i] / divisor;
            }
        }
    }

    /// <inheritdoc/>
    public override void SegmentSum(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int group = 0; group < rows.GroupCount; group++)
        {
            int[] members = Members(rows, group);
            for (int i = 0; i < width; i++)
            {
                double sum = 0;
                foreach (int row in members)
                {
                    sum += from[(row * width) + i];
                }

                to[(group * width) + i] = mean && members.Length > 0 ? sum / members.Length : sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void SegmentMax(Storage x, Grouping rows, Storage y, int width)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int group = 0; group < rows.GroupCount; group++)
        {
            int[] members = Members(rows, group);
            for (int i = 0; i < width; i++)
            {
                double largest = members.Length == 0 ? 0 : double.NegativeInfinity;
                foreach (int row in members)
                {
                    largest = Math.Max(largest, from[(row * width) + i]);
                }

                to[(group * width) + i] = largest;
            }
        }
    }

    /// <inheritdoc/>
    public override void GatherSum(Storage a, Grouping left, Storage b, Grouping right, Storage? c, Storage y, int width)
    {
        Span<double> to = Of(y);
        for (int row = 0; row < left.RowCount; row++)
        {
            for (int i = 0; i < width; i++)
            {
                double sum = Of(a)[(left.Index[row] * width) + i] + Of(b)[(right.Index[row] * width) + i];
                to[(row * width) + i] = c is null ? sum : sum + Of(c)[(row * width) + i];
            }
        }
    }

    /// <inheritdoc/>
    public override void Adam(Storage x, Storage g, Storage m, Storage v, in AdamStep step, int length)
    {
        Span<double> weights = Of(x), gradients = Of(g), means = Of(m), squares = Of(v);
        for (int i = 0; i < length; i++)
        {
            double gradient = gradients[i] + (step.L2 * weights[i]);
            means[i] = (step.Beta1 * means[i]) + ((1 - step.Beta1) * gradient);
            squares[i] = (step.Beta2 * squares[i]) + ((1 - step.Beta2) * gradient * gradient);
            double direction = means[i] / step.Correction1 / (Math.Sqrt(squares[i] / step.Correction2) + step.Epsilon);
            weights[i] -= step.Rate * (direction + (step.Decay * weights[i]));
        }
    }

    /// <inheritdoc/>
    public override void AddScaled(double a, Storage x, Storage y, int length)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int i = 0; i < length; i++)
        {
            to[i] += a * from[i];
        }
    }

    private static Span<double> Of(Storage storage) => ((ReferenceStorage)storage).Span;

    private static int Dot(in Axes i, in Axes strides) => (i[0] * strides[0]) + (i[1] * strides[1]) + (i[2] * strides[2]) + (i[3] * strides[3]);

    private static int Count(in Axes sizes) => sizes[0] * sizes[1] * sizes[2] * sizes[3];

    // The next index in row-major order: the innermost axis that has not reached its end moves on, those inside it start again.
    private static void Advance(ref Axes i, in Axes sizes)
    {
        for (int axis = Axes.Count - 1; axis >= 0 && ++i[axis] == sizes[axis]; axis--)
        {
            i[axis] = 0;
        }
    }

    private static int[] Members(Grouping rows, int group)
    {
        int[] places = [.. Enumerable.Range(rows.Pointers[group], rows.Pointers[group + 1] - rows.Pointers[group])];
        return rows.Rows.IsEmpty ? places : [.. places.Select(place => rows.Rows[place])];
    }
}
