using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y[r] = a[target of r] + b[source of r] + x₀[r]·w₀ + x₁[r]·w₁ …, with up to four numbers x of the row and rows w of weights.</summary>
internal unsafe ref struct EndsPlus<T>(int rows, int width, float* y)
    where T : unmanaged, ILanes<T>
{
    /// <summary>How many numbers at most.</summary>
    public const int MostInputs = 4;

    private Input first, second, third, fourth;
    private int count;

    /// <summary>Adds a number of each row, which lie so far apart, and the weights that it is multiplied by.</summary>
    public void Add(float* x, int apart, float* w)
    {
        var input = new Input { X = x, Apart = apart, W = w };
        switch (count++)
        {
            case 0: first = input; break;
            case 1: second = input; break;
            case 2: third = input; break;
            default: fourth = input; break;
        }
    }

    /// <summary>Computes the rows.</summary>
    public readonly void Run(float* a, int* targets, float* b, int* sources, RowAhead ahead)
    {
        switch (count)
        {
            case 1: Run<One>(a, targets, b, sources, ahead); break;
            case 2: Run<Two>(a, targets, b, sources, ahead); break;
            case 3: Run<Three>(a, targets, b, sources, ahead); break;
            default: Run<Four>(a, targets, b, sources, ahead); break;
        }
    }

    [MethodImpl(Jit.Loop)]
    private readonly void Run<TInputs>(float* a, int* targets, float* b, int* sources, RowAhead ahead)
        where TInputs : struct, ICount
    {
        float* to = y, x0 = first.X, x1 = second.X, x2 = third.X, x3 = fourth.X, w0 = first.W, w1 = second.W, w2 = third.W, w3 = fourth.W;
        int last = width - T.Count;
        for (int r = 0; r < rows; r++, to += width)
        {
            ahead.Step(r);
            float* left = a + ((nint)targets[r] * width), right = b + ((nint)sources[r] * width);
            T v0 = T.Create(*x0), v1 = v0, v2 = v0, v3 = v0;
            x0 += first.Apart;
            if (TInputs.Value > 1)
            {
                v1 = T.Create(*x1);
                x1 += second.Apart;
            }

            if (TInputs.Value > 2)
            {
                v2 = T.Create(*x2);
                x2 += third.Apart;
            }

            if (TInputs.Value > 3)
            {
                v3 = T.Create(*x3);
                x3 += fourth.Apart;
            }

            int i = 0;

            // A register of columns at a time; then the rest in one part of a register.
            for (; i <= last; i += T.Count)
            {
                T sum = T.MultiplyAdd(v0, T.Load(w0 + i), T.Load(left + i) + T.Load(right + i));
                sum = TInputs.Value > 1 ? T.MultiplyAdd(v1, T.Load(w1 + i), sum) : sum;
                sum = TInputs.Value > 2 ? T.MultiplyAdd(v2, T.Load(w2 + i), sum) : sum;
                (TInputs.Value > 3 ? T.MultiplyAdd(v3, T.Load(w3 + i), sum) : sum).Store(to + i);
            }

            if (i < width)
            {
                int rest = width - i;
                T sum = T.MultiplyAdd(v0, T.LoadPart(w0 + i, rest), T.LoadPart(left + i, rest) + T.LoadPart(right + i, rest));
                sum = TInputs.Value > 1 ? T.MultiplyAdd(v1, T.LoadPart(w1 + i, rest), sum) : sum;
                sum = TInputs.Value > 2 ? T.MultiplyAdd(v2, T.LoadPart(w2 + i, rest), sum) : sum;
                (TInputs.Value > 3 ? T.MultiplyAdd(v3, T.LoadPart(w3 + i, rest), sum) : sum).StorePart(to + i, rest);
            }
        }
    }

    private struct Input
    {
        public float* X, W;
        public nint Apart;
    }
}
