using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// The sums of a sparse product, a few columns wide. There are always four registers of sums: four columns' of one entry, two of two entries, or
/// one of four entries that are under way together, so that a narrow row does not wait for each sum in turn. Entries that are listed wait for memory
/// rather than for sums, and are added one after the other. The order of the additions depends on a row's entries and the width alone.
/// </summary>
internal readonly unsafe struct SparseSums<T, TEntries>(float* x, GroupingView rows, int* columns, float* weights, float* y, int width)
    where T : unmanaged, ILanes<T>
    where TEntries : struct, IEntries
{
    /// <summary>Some columns, one to two registers of them, of the rows from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public void Columns(int start, int end, int column, int count)
    {
        switch (count - T.Count)
        {
            case < 0: OneRegister<Part>(start, end, column, count); break;
            case 0: OneRegister<Whole>(start, end, column, count); break;
            default:
                if (count == 2 * T.Count)
                {
                    TwoRegisters<Whole>(start, end, column, count - T.Count);
                }
                else
                {
                    TwoRegisters<Part>(start, end, column, count - T.Count);
                }

                break;
        }
    }

    /// <summary>Four full registers of columns of one row.</summary>
    [MethodImpl(Jit.Loop)]
    public void FourRegisters(int row, int column)
    {
        T first = T.Create(0), second = first, third = first, fourth = first;
        int last = rows.Pointers[row + 1];
        for (int place = rows.Pointers[row]; place < last; place++)
        {
            int entry = TEntries.At(rows.Rows, place);
            float* from = x + ((nint)columns[entry] * width) + column;
            T weight = Weight(weights, entry);
            first = Add(weight, T.Load(from), first);
            second = Add(weight, T.Load(from + T.Count), second);
            third = Add(weight, T.Load(from + (2 * T.Count)), third);
            fourth = Add(weight, T.Load(from + (3 * T.Count)), fourth);
        }

        float* to = y + ((nint)row * width) + column;
        first.Store(to);
        second.Store(to + T.Count);
        third.Store(to + (2 * T.Count));
        fourth.Store(to + (3 * T.Count));
    }

    // Two entries at a time; then one by one. The second register may be a part.
    [MethodImpl(Jit.Loop)]
    private void TwoRegisters<TPart>(int start, int end, int column, int rest)
        where TPart : struct, IPart
    {
        float* from = x + column, each = weights, to = y + ((nint)start * width) + column;
        int* pointers = rows.Pointers, listed = rows.Rows, places = columns;
        nint stride = width;
        int place = pointers[start];
        for (int row = start; row < end; row++, to += stride)
        {
            T left = T.Create(0), right = left, otherLeft = left, otherRight = left;
            int last = pointers[row + 1];
            for (; TEntries.Together && place < last - 1; place += 2)
            {
                int entry = TEntries.At(listed, place), other = TEntries.At(listed, place + 1);
                float* one = from + (places[entry] * stride), two = from + (places[other] * stride);
                T weight = Weight(each, entry), otherWeight = Weight(each, other);
                left = Add(weight, T.Load(one), left);
                right = Add(weight, TPart.Load<T>(one + T.Count, rest), right);
                otherLeft = Add(otherWeight, T.Load(two), otherLeft);
                otherRight = Add(otherWeight, TPart.Load<T>(two + T.Count, rest), otherRight);
            }

            for (; place < last; place++)
            {
                int entry = TEntries.At(listed, place);
                float* one = from + (places[entry] * stride);
                T weight = Weight(each, entry);
                left = Add(weight, T.Load(one), left);
                right = Add(weight, TPart.Load<T>(one + T.Count, rest), right);
            }

            // Entries that are listed have all gone to the first sums, which a sum with zeros would rob of a negative zero.
            (TEntries.Together ? left + otherLeft : left).Store(to);
            TPart.Store(to + T.Count, rest, TEntries.Together ? right + otherRight : right);
        }
    }

    // Four entries at a time; then one by one. The register may be a part.
    [MethodImpl(Jit.Loop)]
    private void OneRegister<TPart>(int start, int end, int column, int count)
        where TPart : struct, IPart
    {
        float* from = x + column, each = weights, to = y + ((nint)start * width) + column;
        int* pointers = rows.Pointers, listed = rows.Rows, places = columns;
        nint stride = width;
        int place = pointers[start];
        for (int row = start; row < end; row++, to += stride)
        {
            T first = T.Create(0), second = first, third = first, fourth = first;
            int last = pointers[row + 1];
            for (; TEntries.Together && place < last - 3; place += 4)
            {
                int one = TEntries.At(listed, place), two = TEntries.At(listed, place + 1);
                int three = TEntries.At(listed, place + 2), four = TEntries.At(listed, place + 3);
                first = Add(Weight(each, one), TPart.Load<T>(from + (places[one] * stride), count), first);
                second = Add(Weight(each, two), TPart.Load<T>(from + (places[two] * stride), count), second);
                third = Add(Weight(each, three), TPart.Load<T>(from + (places[three] * stride), count), third);
                fourth = Add(Weight(each, four), TPart.Load<T>(from + (places[four] * stride), count), fourth);
            }

            for (; place < last; place++)
            {
                int entry = TEntries.At(listed, place);
                first = Add(Weight(each, entry), TPart.Load<T>(from + (places[entry] * stride), count), first);
            }

            TPart.Store(to, count, TEntries.Together ? (first + second) + (third + fourth) : first);
        }
    }

    // Without weights the compiler leaves out the multiplication, and this with it.
    [MethodImpl(Jit.Inline)]
    private static T Weight(float* weights, int entry) => TEntries.Weighted ? T.Create(weights[entry]) : default;

    [MethodImpl(Jit.Inline)]
    private static T Add(T weight, T row, T sum) => TEntries.Weighted ? T.MultiplyAdd(weight, row, sum) : sum + row;
}
