using Microsoft.ML.Data;

namespace Equivariant.ML.Data;

/// <summary>The type of a column whose values are <see cref="Graph"/>s.</summary>
/// <remarks>
/// Loading from objects, splitting, caching, shuffling, custom mappings and prediction engines keep the column. ML.NET's binary
/// files (.idv), and the input schema that is stored with a saved model, leave it out.
/// </remarks>
public sealed class GraphDataViewType : PrimitiveDataViewType
{
    private GraphDataViewType()
        : base(typeof(Graph))
    {
    }

    /// <summary>The one instance.</summary>
    public static GraphDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => other is GraphDataViewType;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GraphDataViewType;

    /// <inheritdoc/>
    public override int GetHashCode() => typeof(GraphDataViewType).GetHashCode();

    /// <summary>"Graph".</summary>
    public override string ToString() => nameof(Graph);
}
