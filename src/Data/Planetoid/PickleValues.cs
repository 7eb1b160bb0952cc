namespace Equivariant.ML.Data;

/// <summary>The name of a class or function in a pickle. It is compared with the few that are known, and never looked up or called.</summary>
internal sealed record PickleName(string Name);

/// <summary>What a pickle says of an object: by which class or function it was made, of what, and its state. None of it is carried out.</summary>
internal sealed class PickleObject(string name, object?[] arguments)
{
    public string Name => name;

    public object?[] Arguments => arguments;

    /// <summary>Null where the pickle gives none.</summary>
    public object? State { get; set; }
}

/// <summary>A dictionary of a pickle, its entries in the order given.</summary>
internal sealed class PickleMap
{
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];
}
