using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y[r] = x[group of r], divided by the group's number of rows if <c>mean</c>; the items are rows.</summary>
internal readonly unsafe struct GatherJob<T>(float* x, GroupingView rows, bool mean, float* y, int width, RowAhead ahead) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int columns = width;
        int* groups = rows.Index, pointers = rows.Pointers;
        float* from = x, to = y + ((nint)start * columns);
        bool scaled = mean;
        RowAhead next = ahead;
        for (int r = start; r < end; r++, to += columns)
        {
            next.Step(r);
            int group = groups[r];
            float* row = from + ((nint)group * columns);
            T factor = T.Create(scaled ? 1f / (pointers[group + 1] - pointers[group]) : 1);
            int i = 0;

            // A register of columns at a time; then the rest in one part of a register. Times 1 changes nothing.
            for (; i <= columns - T.Count; i += T.Count)
            {
                (T.Load(row + i) * factor).Store(to + i);
            }

            if (i < columns)
            {
                (T.LoadPart(row + i, columns - i) * factor).StorePart(to + i, columns - i);
            }
        }
    }
}
