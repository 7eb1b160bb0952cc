using Microsoft.ML.Data;

namespace Equivariant.ML.Data;

/// <summary>Makes a member of type <see cref="Graph"/> a column of an ML.NET data view.</summary>
/// <example>
/// <code>
/// public sealed class Molecule
/// {
///     [GraphColumn]
///     public Graph Graph { get; set; } = null!;
///
///     public float Energy { get; set; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class GraphColumnAttribute : DataViewTypeAttribute
{
    /// <summary>Tells ML.NET which column type the member has. ML.NET calls it.</summary>
    public override void Register() => DataViewTypeManager.Register(GraphDataViewType.Instance, typeof(Graph), this);

    /// <inheritdoc/>
    public override bool Equals(DataViewTypeAttribute? other) => other is GraphColumnAttribute;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GraphColumnAttribute;

    /// <inheritdoc/>
    public override int GetHashCode() => typeof(GraphColumnAttribute).GetHashCode();
}
