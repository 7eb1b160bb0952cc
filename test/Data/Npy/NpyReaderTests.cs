using System.Text;
using Equivariant.ML.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class NpyReaderTests
{
    private static readonly byte[] SixSingles = [.. Enumerable.Range(0, 6).SelectMany(i => BitConverter.GetBytes((float)i))];

    private static byte[] File(string header, byte[] data, byte version = 1)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    private static string Header(string type, string shape, bool fortran = false) =>
        $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}          \n";

    private static NpyArray Read(byte[] bytes) => NpyReader.Read(new MemoryStream(bytes), "a.npy");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_every_version(byte version)
    {
        NpyArray array = Read(File(Header("<f4", "(2, 3)"), SixSingles, version));

        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(NpyElement.Single, array.ElementType);
        Assert.Equal([0, 1, 2, 3, 4, 5], array.ToSingles());
    }

    [Fact]
    public void Reads_columns_first_arrays_into_rows()
    {
        Assert.Equal([0, 2, 4, 1, 3, 5], Read(File(Header("<f4", "(2, 3)", fortran: true), SixSingles)).ToInt32s());
        Assert.Equal([0, 3, 1, 4, 2, 5], Read(File(Header("<f4", "(3, 2)", fortran: true), SixSingles)).ToInt32s());
        Assert.Equal([0, 3, 1, 4, 2, 5], Read(File(Header("<f4", "(1, 3, 1, 2)", fortran: true), SixSingles)).ToInt32s());
        Assert.Empty(Read(File(Header("<f4", "(3, 0, 2)", fortran: true), [])).ToSingles());
    }

    [Theory]
    [InlineData("<f8", -2.5)]
    [InlineData(">f8", -2.5)]
    [InlineData("<f4", -2.5)]
    [InlineData(">f4", -2.5)]
    [InlineData("<i4", -2)]
    [InlineData(">i4", -2)]
    [InlineData("<i8", -2)]
    [InlineData(">i8", -2)]
    [InlineData("|u1", 2)]
    [InlineData("|b1", 1)]
    public void Reads_every_element_type_in_both_byte_orders(string type, double value)
    {
        byte[] bytes = type[1..] switch
        {
            "f8" => BitConverter.GetBytes(value),
            "f4" => BitConverter.GetBytes((float)value),
            "i8" => BitConverter.GetBytes((long)value),
            "i4" => BitConverter.GetBytes((int)value),
            _ => [(byte)value],
        };
        NpyArray array = Read(File(Header(type, "()"), type[0] == '>' ? [.. bytes.Reverse()] : bytes));

        Assert.Equal([value], array.ToDoubles());
        Assert.Equal([(float)value], array.ToSingles());
    }

    [Fact]
    public void Whole_numbers_must_be_whole_and_fit()
    {
        Assert.Contains("found element 2.5; expected a whole number within 32 bits", Assert.Throws<GraphFormatException>(
            () => Read(File(Header("<f8", "(1,)"), BitConverter.GetBytes(2.5))).ToInt32s()).Message, StringComparison.Ordinal);
        Assert.Throws<GraphFormatException>(() => Read(File(Header("<i8", "(1,)"), BitConverter.GetBytes(long.MaxValue))).ToInt32s());
        Assert.Throws<GraphFormatException>(() => Read(File(Header("<f4", "(1,)"), BitConverter.GetBytes(float.NaN))).ToInt32s());
    }

    [Theory]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}", "found element type '<c8' in the header; expected f4, f8")]
    [InlineData("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,)}", "arrays of records are not read")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (1,)}", "element type ''")]
    [InlineData("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,)}", "expected True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "found no shape in the header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", "found 'x' in the header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "expected a length from 0 to 2147483647")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2 3)}", "expected )")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", "expected its end")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000)}", "of 16000000000000000000 bytes; expected at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}", "found the end of the file after 24 bytes; expected 2000000000 bytes of data")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (7,)}", "found the end of the file after 24 bytes; expected 28 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (5,)}", "found more bytes after the array Single (5)")]
    [InlineData("", "found nothing in the header; expected {")]
    public void Says_what_is_wrong(string header, string message) =>
        Assert.Contains(message, Assert.Throws<GraphFormatException>(() => Read(File(header, SixSingles))).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_files_are_not_taken_for_arrays()
    {
        Assert.Contains("end of the file after 0 bytes", Assert.Throws<GraphFormatException>(() => Read([])).Message, StringComparison.Ordinal);
        Assert.Contains("expected those of a .npy file", Assert.Throws<GraphFormatException>(() => Read("not numbers"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Contains("version 9", Assert.Throws<GraphFormatException>(() => Read(File("", [], 9))).Message, StringComparison.Ordinal);
        Assert.Contains("header of 4294967295 bytes", Assert.Throws<GraphFormatException>(
            () => Read([0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_and_damaged_bytes_give_an_array_or_a_format_error()
    {
        Prop.ForAll<byte[]>(GivesArrayOrFormatError).QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(bytes => GivesArrayOrFormatError([0x93, .. "NUMPY"u8, .. bytes])).QuickCheckThrowOnFailure();
        Prop.ForAll(RandomGraphs.Seeds, seed =>
        {
            var random = new Random(seed);
            byte[] bytes = File(Header("<f4", "(2, 3)"), SixSingles);
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 128);
            }

            return GivesArrayOrFormatError(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [DataFact("nbody/train_x30.npy")]
    public void Reads_all_of_nbody()
    {
        foreach ((string part, int count) in new[] { ("train", 3000), ("valid", 2000), ("test", 2000) })
        {
            foreach (string name in new[] { "x30", "v30", "x40" })
            {
                NpyArray array = NpyReader.Read(SharedData.Path($"nbody/{part}_{name}.npy"));
                Assert.Equal([count, 5, 3], array.Shape);
                Assert.All(array.ToSingles(), value => Assert.True(float.IsFinite(value)));
            }

            NpyArray charges = NpyReader.Read(SharedData.Path($"nbody/{part}_charge.npy"));
            Assert.Equal([count, 5], charges.Shape);
            Assert.All(charges.ToInt32s(), charge => Assert.True(charge is 1 or -1));
        }
    }

    private static bool GivesArrayOrFormatError(byte[] bytes)
    {
        try
        {
            NpyArray array = Read(bytes);
            Assert.Equal(array.Count, array.ToSingles().Length);
        }
        catch (GraphFormatException)
        {
        }

        return true;
    }
}
