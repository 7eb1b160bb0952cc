using System.Runtime.InteropServices;
using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>A sparse matrix in a folder of its own, for a peer to read: its three arrays as they are in memory. It goes when it is disposed of.</summary>
internal sealed class MatrixFile : IDisposable
{
    internal MatrixFile(SparseMatrix matrix)
    {
        Write("pointers", matrix.RowPointers);
        Write("columns", matrix.Columns);
        Write("values", matrix.Values);
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("matrix").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write<T>(string name, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        using FileStream file = File.Create(Path.Combine(Folder, name));
        file.Write(MemoryMarshal.AsBytes(numbers));
    }
}
