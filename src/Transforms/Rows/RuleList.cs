namespace Equivariant.ML.Transforms;

/// <summary>A rule as model files know it.</summary>
/// <param name="Name">Its name, unique in its list and never changed.</param>
/// <param name="Version">The version of its settings that is written, from 1.</param>
/// <param name="Read">Reads the settings of that version.</param>
internal sealed record RuleKind<TRule>(string Name, int Version, Func<BinaryReader, TRule> Read);

/// <summary>Rules that one kind of transformer can hold: its model file says which, and what version of its settings follows.</summary>
internal sealed class RuleList<TRule>(IReadOnlyList<RuleKind<TRule>> kinds)
{
    public IReadOnlyList<RuleKind<TRule>> Kinds => kinds;

    public void Write(string name, Action<BinaryWriter> settings, BinaryWriter writer)
    {
        RuleKind<TRule> kind = Find(name);
        writer.Write(kind.Name);
        writer.Write(kind.Version);
        settings(writer);
    }

    /// <exception cref="FormatException">A rule that is not in the list, or settings of another version.</exception>
    public TRule Read(BinaryReader reader)
    {
        RuleKind<TRule> kind = Find(reader.ReadString());
        int version = reader.ReadInt32();
        return version == kind.Version
            ? kind.Read(reader)
            : throw new FormatException($"The model file holds version {version} of '{kind.Name}'; this version of Equivariant.ML reads {kind.Version}.");
    }

    private RuleKind<TRule> Find(string name) => kinds.FirstOrDefault(kind => kind.Name == name)
        ?? throw new FormatException($"The model file holds a '{name}'; expected one of {string.Join(", ", kinds.Select(kind => kind.Name))}.");
}
