using Microsoft.ML.Data;

namespace Equivariant.ML.Data;

/// <summary>Makes a member of type <see cref="Graph"/> a column of an ML.NET data view.</summary>
/// <remarks>
/// ML.NET does not write such a column into the input schema of a model file, and refuses a schema that has no other: <c>ml.Model.Save(model, null, path)</c> saves a model whose rows
/// are graphs and nothing else.
/// </remarks>
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
