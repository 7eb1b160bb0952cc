namespace Equivariant.ML.Data;

/// <summary>What the files of <see cref="EdgeListReader"/> are.</summary>
public sealed class EdgeListOptions
{
    /// <summary>Whether an edge goes from the first name to the second only; otherwise it goes both ways.</summary>
    /// <value>The default is false.</value>
    public bool Directed { get; init; }

    /// <summary>Whether the first line of the edges has the names of columns and is passed over.</summary>
    /// <value>The default is false.</value>
    public bool HasHeader { get; init; }

    /// <summary>The column of the table of nodes that says what each is, as text; null for none.</summary>
    /// <value>The default is null.</value>
    public string? LabelColumn { get; init; }
}
