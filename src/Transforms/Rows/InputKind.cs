using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Which types a column may have that a transform reads.</summary>
/// <param name="Expected">These types, for messages.</param>
/// <param name="IsVector">Whether it is a column of vectors.</param>
/// <param name="AcceptsItem">Whether values, or the items of vectors, may be of a type.</param>
internal sealed record InputKind(string Expected, bool IsVector, Func<DataViewType, bool> AcceptsItem)
{
    public static InputKind Graph { get; } = new($"{GraphDataViewType.Instance}", IsVector: false, GraphDataViewType.Instance.Equals);

    public static InputKind WholeNumber { get; } = new("a number (whole numbers of any type of number)", IsVector: false, IsNumber);

    public static InputKind WholeNumbers { get; } = new("a vector of numbers (whole numbers of any type of number, or keys)", IsVector: true, IsNumberOrKey);

    public static InputKind Measures { get; } = new("a vector of Single or Double", IsVector: true, IsSingleOrDouble);

    public static InputKind Vector { get; } = new("a vector", IsVector: true, _ => true);

    private static bool IsNumber(DataViewType type) => type is NumberDataViewType;

    private static bool IsNumberOrKey(DataViewType type) => type is NumberDataViewType or KeyDataViewType;

    private static bool IsSingleOrDouble(DataViewType type) => type.Equals(NumberDataViewType.Single) || type.Equals(NumberDataViewType.Double);
}
