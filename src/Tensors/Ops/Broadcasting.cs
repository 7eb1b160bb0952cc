namespace Equivariant.ML.Tensors;

/// <summary>How two shapes meet: aligned at the innermost axis, an axis of size 1 repeated as often as needed.</summary>
internal static class Broadcasting
{
    /// <exception cref="ArgumentException">An axis differs and neither size is 1.</exception>
    internal static Shape Shape(string op, in Shape a, in Shape b)
    {
        Axes sizes = a.Padded;
        Axes other = b.Padded;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            if (sizes[axis] == 1)
            {
                sizes[axis] = other[axis];
            }
            else if (other[axis] != 1 && other[axis] != sizes[axis])
            {
                throw new ArgumentException($"{op}: the shapes {a} and {b} cannot be broadcast to one.");
            }
        }

        return Tensors.Shape.FromPadded(Math.Max(a.Rank, b.Rank), sizes);
    }

    /// <summary>Row-major strides with 0 along axes of size 1, which are the ones that may be repeated.</summary>
    internal static Axes Strides(in Shape shape)
    {
        Axes sizes = shape.Padded;
        Axes strides = sizes.RowMajorStrides();
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            if (sizes[axis] == 1)
            {
                strides[axis] = 0;
            }
        }

        return strides;
    }

    /// <summary>Joins adjacent axes that both operands walk as one, so that the innermost is as long as it can be.</summary>
    internal static void Merge(ref Axes sizes, ref Axes a, ref Axes b)
    {
        int inner = Axes.Count - 1;
        for (int axis = inner - 1; axis >= 0; axis--)
        {
            bool oneOuter = sizes[axis] == 1;
            bool oneInner = sizes[inner] == 1;
            if (oneOuter || oneInner || (a[axis] == a[inner] * sizes[inner] && b[axis] == b[inner] * sizes[inner]))
            {
                if (oneInner)
                {
                    a[inner] = a[axis];
                    b[inner] = b[axis];
                }

                sizes[inner] *= sizes[axis];
            }
            else
            {
                inner--;
                sizes[inner] = sizes[axis];
                a[inner] = a[axis];
                b[inner] = b[axis];
            }
        }

        for (int axis = inner - 1; axis >= 0; axis--)
        {
            sizes[axis] = 1;
            a[axis] = 0;
            b[axis] = 0;
        }
    }
}
