namespace Equivariant.ML.Interop;

/// <summary>Writes the parts that a saved transformer is made of; each is an entry of the model file.</summary>
public sealed class ModelWriter
{
    private readonly Action<string, Action<BinaryWriter>> save;

    internal ModelWriter(Action<string, Action<BinaryWriter>> save) => this.save = save;

    /// <summary>Writes one part.</summary>
    /// <param name="part">Its name, unique in the transformer: "weights".</param>
    /// <param name="write">Writes its content; the writer is not seekable.</param>
    public void Write(string part, Action<BinaryWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentNullException.ThrowIfNull(write);
        save(part + ".bin", writer => ModelPart.Write(writer, write));
    }
}
