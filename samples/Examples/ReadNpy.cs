using System.Text;
using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Arrays that NumPy saved.</summary>
internal static class ReadNpy
{
    internal static void Run(TextWriter output)
    {
        // What numpy.save writes for numpy.array([1, 2, 3], dtype="<f4").
        byte[] header = Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }".PadRight(117) + "\n");
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), .. BitConverter.GetBytes(3f)];
        NpyArray array = NpyReader.Read(new MemoryStream(file), "example.npy");
        output.WriteLine($"{array.Count} numbers: {string.Join(", ", array.ToSingles())}");
    }
}
