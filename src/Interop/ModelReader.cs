namespace Equivariant.ML.Interop;

/// <summary>Reads the parts of a saved transformer, each checked whole before it is read.</summary>
public sealed class ModelReader
{
    private readonly Func<string, Action<BinaryReader>, bool> load;

    internal ModelReader(Func<string, Action<BinaryReader>, bool> load) => this.load = load;

    /// <summary>The version of the transformer's kind that the file holds.</summary>
    public int Version { get; internal set; }

    /// <summary>Reads one part, all of it.</summary>
    /// <typeparam name="T">What the part holds.</typeparam>
    /// <param name="part">Its name.</param>
    /// <param name="read">Reads its content, to the last byte.</param>
    /// <returns>What <paramref name="read"/> returned.</returns>
    /// <exception cref="FormatException">The part is not there, truncated, damaged, or longer than what was read.</exception>
    public T Read<T>(string part, Func<BinaryReader, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentNullException.ThrowIfNull(read);
        T value = default!;
        bool found = load(part + ".bin", reader => value = ModelPart.Read(part, reader.BaseStream, read));
        return found ? value : throw new FormatException($"The model file has no part '{part}'.");
    }
}
