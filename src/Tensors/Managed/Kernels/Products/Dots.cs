using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// The few columns of a product that would leave most of a register empty, as when features become one number: each element is a dot
/// product along a row of a and a column of b, whose numbers lie side by side.
/// </summary>
internal static unsafe class Dots<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>y = a·b + bias, where b is given column after column and bias may be null.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Run(float* a, nint aRow, float* b, float* bias, float* y, nint yRow, int rows, int depth, int columns)
    {
        for (int column = 0; column < columns; column++, b += depth)
        {
            float shift = bias == null ? 0 : bias[column];
            float* from = a, to = y + column;
            int row = 0;

            // Four rows at a time, to have four sums under way; the other rows one by one.
            for (; row <= rows - 4; row += 4, from += 4 * aRow, to += 4 * yRow)
            {
                Four(from, aRow, b, depth, out T first, out T second, out T third, out T fourth);
                to[0] = first.Sum() + shift;
                to[yRow] = second.Sum() + shift;
                to[2 * yRow] = third.Sum() + shift;
                to[3 * yRow] = fourth.Sum() + shift;
            }

            for (; row < rows; row++, from += aRow, to += yRow)
            {
                *to = One(from, b, depth).Sum() + shift;
            }
        }
    }

    // A register of products at a time; then the rest in one part of a register, whose other lanes add 0.
    [MethodImpl(Jit.Inline)]
    private static void Four(float* a, nint aRow, float* b, int depth, out T first, out T second, out T third, out T fourth)
    {
        T sum0 = T.Create(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        float* a1 = a + aRow, a2 = a + (2 * aRow), a3 = a + (3 * aRow);
        int l = 0;
        for (; l <= depth - T.Count; l += T.Count)
        {
            T right = T.Load(b + l);
            T.AddProduct(ref sum0, T.Load(a + l), right);
            T.AddProduct(ref sum1, T.Load(a1 + l), right);
            T.AddProduct(ref sum2, T.Load(a2 + l), right);
            T.AddProduct(ref sum3, T.Load(a3 + l), right);
        }

        if (l < depth)
        {
            int rest = depth - l;
            T right = T.LoadPart(b + l, rest);
            T.AddProduct(ref sum0, T.LoadPart(a + l, rest), right);
            T.AddProduct(ref sum1, T.LoadPart(a1 + l, rest), right);
            T.AddProduct(ref sum2, T.LoadPart(a2 + l, rest), right);
            T.AddProduct(ref sum3, T.LoadPart(a3 + l, rest), right);
        }

        (first, second, third, fourth) = (sum0, sum1, sum2, sum3);
    }

    [MethodImpl(Jit.Inline)]
    private static T One(float* a, float* b, int depth)
    {
        T sum = T.Create(0);
        int l = 0;
        for (; l <= depth - T.Count; l += T.Count)
        {
            T.AddProduct(ref sum, T.Load(a + l), T.Load(b + l));
        }

        return l < depth ? T.MultiplyAdd(T.LoadPart(a + l, depth - l), T.LoadPart(b + l, depth - l), sum) : sum;
    }
}
