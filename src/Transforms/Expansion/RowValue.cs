using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>
/// The value of a column in the graph's row, read when a first node asks and kept for the others: a column may be computed each time it is read.
/// </summary>
internal sealed class RowValue<T>(ValueGetter<T> get, NodePlace place)
{
    private T value = default!;
    private long row = -1;

    public ref readonly T Current
    {
        get
        {
            if (row != place.Row)
            {
                get(ref value);
                row = place.Row;
            }

            return ref value;
        }
    }
}
