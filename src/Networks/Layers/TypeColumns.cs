using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The columns of features that tell a type; where there are none, all are of one type.</summary>
internal readonly struct TypeColumns
{
    private readonly int start;
    private readonly int types;
    private readonly int width;

    /// <exception cref="ArgumentOutOfRangeException">There are no such features.</exception>
    internal TypeColumns(Range? place, int width, string what, string layer)
    {
        if (place is { } given)
        {
            (start, int end) = (given.Start.GetOffset(width), given.End.GetOffset(width));
            if (start < 0 || start >= end || end > width)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(place), given, $"{layer}: the type is {what} features {start} to before {end}; expected some from 0 to before {width}, or none.");
            }

            types = end - start;
        }

        this.width = width;
    }

    /// <summary>How many types there are.</summary>
    internal int Count => Math.Max(1, types);

    /// <summary>How many features tell no type.</summary>
    internal int Others => width - types;

    /// <summary>1 at each row's type, [rows×types].</summary>
    internal Tensor Of(Tensor? features, int rows, Context context) =>
        types > 0 && features is { } given ? given.Slice(1, start, types) : context.Scope.Full(1, new Shape(rows, 1));

    /// <summary>The features that tell no type, [rows×others].</summary>
    internal Tensor OthersOf(Tensor features) => types == 0
        ? features
        : TensorOps.Concat(1, features.Slice(1, 0, start), features.Slice(1, start + types, width - start - types));
}
