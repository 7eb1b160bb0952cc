namespace Equivariant.ML.Tensors;

/// <summary>Walks the rows (the innermost axes) of two strided arrays of the same sizes, keeping where each row begins.</summary>
internal struct Odometer
{
    private readonly Axes sizes;
    private readonly Axes leftStrides;
    private readonly Axes rightStrides;
    private Axes index;

    /// <summary>Begins at a row, counted row-major over the three outer axes.</summary>
    public Odometer(in Axes sizes, in Axes leftStrides, in Axes rightStrides, int row)
    {
        this.sizes = sizes;
        this.leftStrides = leftStrides;
        this.rightStrides = rightStrides;
        index = default;
        for (int axis = Axes.Count - 2; axis >= 0 && row > 0; axis--)
        {
            (row, index[axis]) = Math.DivRem(row, sizes[axis]);
            Left += index[axis] * leftStrides[axis];
            Right += index[axis] * rightStrides[axis];
        }
    }

    /// <summary>Where the row begins in the left array.</summary>
    public int Left { get; private set; }

    /// <summary>Where the row begins in the right array.</summary>
    public int Right { get; private set; }

    /// <summary>Moves to the next row.</summary>
    public void Advance()
    {
        for (int axis = Axes.Count - 2; axis >= 0; axis--)
        {
            Left += leftStrides[axis];
            Right += rightStrides[axis];
            if (++index[axis] < sizes[axis])
            {
                return;
            }

            index[axis] = 0;
            Left -= sizes[axis] * leftStrides[axis];
            Right -= sizes[axis] * rightStrides[axis];
        }
    }
}
