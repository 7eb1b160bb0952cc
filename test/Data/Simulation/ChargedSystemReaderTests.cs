using System.Buffers.Binary;
using System.Text;

namespace Equivariant.ML.Data.Tests;

public sealed class ChargedSystemReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("charged-systems").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Reads_what_lies_there()
    {
        WriteAll(systems: 2);
        ChargedSystem[] systems = ChargedSystemReader.Read(folder, "train");
        Assert.Equal(2, systems.Length);
        Assert.Equal([2, 3], systems[1].Charges);
        Assert.Equal([6, 7, 8, 9, 10, 11], systems[1].Targets);
    }

    [Fact]
    public void Names_the_file_whose_shape_does_not_fit()
    {
        WriteAll(systems: 2);
        Write("v30", [3, 2, 3], 18);
        GraphFormatException error = Assert.Throws<GraphFormatException>(() => ChargedSystemReader.Read(folder, "train"));
        Assert.Contains("train_v30.npy: found an array of shape [3, 2, 3]; expected [2, 2, 3], to fit the charges.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_system_that_is_not_finite()
    {
        WriteAll(systems: 2);
        Write("x40", [2, 2, 3], 12, wrong: 8);
        GraphFormatException error = Assert.Throws<GraphFormatException>(() => ChargedSystemReader.Read(folder, "train"));
        Assert.Contains("train_x40.npy: found NaN in system 1, number 2; expected finite numbers.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_file_is_absent()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => ChargedSystemReader.Read(folder, "valid"));
        Assert.Contains("valid_charge.npy", error.Message, StringComparison.Ordinal);
    }

    private void WriteAll(int systems)
    {
        Write("charge", [systems, 2], systems * 2);
        foreach (string name in new[] { "x30", "v30", "x40" })
        {
            Write(name, [systems, 2, 3], systems * 6);
        }
    }

    private void Write(string name, int[] shape, int count, int wrong = -1)
    {
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}".PadRight(117) + "\n";
        using var stream = new MemoryStream();
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        byte[] number = new byte[4];
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(number, i == wrong ? float.NaN : i);
            stream.Write(number);
        }

        File.WriteAllBytes(Path.Combine(folder, $"train_{name}.npy"), stream.ToArray());
    }
}
