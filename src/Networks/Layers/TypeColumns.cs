using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The last columns of features, which tell a type; where there are none, all are of one type.</summary>
internal readonly struct TypeColumns
{
    private readonly int types;

    /// <exception cref="ArgumentOutOfRangeException">There are more types than features.</exception>
    internal TypeColumns(int types, int width, string what, string layer)
    {
        if (types < 0 || types > width)
        {
            throw new ArgumentOutOfRangeException(nameof(types), types, $"{layer}: {types} types among {width} {what} features; expected 0 to {width}.");
        }

        this.types = types;
        Others = width - types;
    }

    /// <summary>How many types there are.</summary>
    internal int Count => Math.Max(1, types);

    /// <summary>How many features tell no type.</summary>
    internal int Others { get; }

    /// <summary>1 at each row's type, [rows×types].</summary>
    internal Tensor Of(Tensor? features, int rows, Context context) =>
        types > 0 && features is { } given ? given.Slice(1, Others, types) : context.Scope.Full(1, new Shape(rows, 1));
}
