using System.Text;

namespace Equivariant.ML.Data.Tests;

/// <summary>A pickle is data here, whatever it asks for.</summary>
public class PickleReaderTests
{
    private static readonly byte[] Matrix = PickleWriter.File(PickleWriter.Matrix(2, 3, [0, 1, 3], [0, 1, 2], [1, 2, 3]));

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("os", "system")]
    [InlineData("__builtin__", "eval")]
    [InlineData("builtins", "getattr")]
    [InlineData("subprocess", "Popen")]
    [InlineData("numpy", "fromfile")]
    [InlineData("System", "Activator")]
    public void Names_of_anything_else_are_refused(string module, string name)
    {
        byte[] attack = PickleWriter.File(PickleWriter.Name(module, name), PickleWriter.Tuple(PickleWriter.Text("touch owned")), "R"u8.ToArray());
        Assert.Contains($"found the name '{module} {name}'; expected one of ", Refusal(attack), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i(lp0\n.", 'i')] // INST
    [InlineData("\u0080\u0002\u0082\u0001.", '\u0082')] // EXT1
    [InlineData("\u0080\u0002}\u0093.", '\u0093')] // STACK_GLOBAL
    [InlineData("P12\n.", 'P')] // PERSID
    [InlineData("NQ.", 'Q')] // BINPERSID
    [InlineData("(No.", 'o')] // OBJ
    [InlineData("I12\n.", 'I')] // INT, as text
    [InlineData("N2.", '2')] // DUP
    public void Instructions_of_other_kinds_are_refused(string pickle, char code) =>
        Assert.Contains($"found the instruction 0x{(int)code:x2}; expected one of", Refusal(Encoding.Latin1.GetBytes(pickle)), StringComparison.Ordinal);

    [Fact]
    public void Later_protocols_are_refused() => Assert.StartsWith("p: found pickle protocol 4; expected at most 2", Refusal([0x80, 4, (byte)'N', (byte)'.']));

    [Fact]
    public void Whatever_is_cut_off_is_refused()
    {
        for (int length = 0; length < Matrix.Length; length++)
        {
            Refusal(Matrix[..length]);
        }

        Assert.Contains("found more after the value", Refusal([.. Matrix, (byte)'N']), StringComparison.Ordinal);
    }

    /// <summary>Whatever a file holds, it is read or refused with the one kind of error.</summary>
    [Fact]
    public void Whatever_is_changed_is_read_or_refused()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] changed = [.. Matrix];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                ToMatrix(changed);
            }
            catch (GraphFormatException)
            {
            }
        }
    }

    [Fact]
    public void Length_that_is_only_claimed_takes_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal([.. "T"u8, 0xff, 0xff, 0xff, 0x7f, .. "abc."u8]);
        Refusal(PickleWriter.File(PickleWriter.Array("f8", [1 << 30, 1 << 30], [1, 2, 3])));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void List_that_is_referred_to_again_and_again_is_refused()
    {
        const int Count = 2000;
        byte[] items = [.. Enumerable.Range(0, Count).SelectMany(PickleWriter.Whole)];
        byte[] uses = [.. Enumerable.Range(0, Count).SelectMany(key => (byte[])[.. PickleWriter.Whole(key), (byte)'h', 0])];
        byte[] bomb = [.. PickleWriter.Start, .. "]q\0("u8, .. items, .. "e}("u8, .. PickleWriter.Whole(-1), .. "h\0"u8, .. uses, .. "u."u8];

        // The list itself is left under the dictionary; make it the dictionary's first entry instead.
        byte[] tidy = [.. PickleWriter.Start, .. "}("u8, .. PickleWriter.Whole(Count), .. "]q\0("u8, .. items, (byte)'e', .. uses, .. "u."u8];
        Assert.Contains("found more after the value", Refusal(bomb), StringComparison.Ordinal);
        var arrays = new PickledArrays("p", tidy.Length);
        object? value = new PickleReader("p", tidy).Read();
        Assert.Contains(
            $"found more than {tidy.Length} items in a file of as many bytes",
            Assert.Throws<GraphFormatException>(() => arrays.ToLists(value).Count()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void List_that_holds_itself_is_no_list_of_numbers()
    {
        byte[] pickle = [.. PickleWriter.Start, .. "}("u8, .. PickleWriter.Whole(1), .. "]q\0h\0au."u8];
        object? value = new PickleReader("p", pickle).Read();
        Assert.Contains(
            "found an item that is no number",
            Assert.Throws<GraphFormatException>(() => new PickledArrays("p", pickle.Length).ToLists(value).Select(list => list.Items.Sum()).ToArray()).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 0, 1, 2 }, "found a sparse matrix of 2 rows with 2 pointers")]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 1, 2 }, "the last of them at the end")]
    [InlineData(new[] { 0, 4, 3 }, new[] { 0, 1, 2 }, "found that row 1 of a sparse matrix ends before it begins")]
    [InlineData(new[] { 0, 1, 3 }, new[] { 0, 1, 3 }, "found 3 in column 3 of 3")]
    [InlineData(new[] { 0, 1, 3 }, new[] { 0, -1, 2 }, "found 2 in column -1 of 3")]
    public void Matrix_that_makes_no_sense_is_refused(int[] pointers, int[] indices, string message) =>
        Assert.Contains(message, Refusal(PickleWriter.File(PickleWriter.Matrix(2, 3, pointers, indices, [1, 2, 3]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x8a, 0 }, 0)]
    [InlineData(new byte[] { 0x8a, 1, 0xff }, -1)]
    [InlineData(new byte[] { 0x8a, 2, 0x00, 0x80 }, -32768)]
    [InlineData(new byte[] { 0x8a, 3, 0xff, 0xff, 0x00 }, 65535)]
    [InlineData(new byte[] { (byte)'M', 0xff, 0xff }, 65535)]
    [InlineData(new byte[] { (byte)'J', 0xff, 0xff, 0xff, 0xff }, -1)]
    public void Numbers_of_every_length(byte[] number, long value) => Assert.Equal(value, new PickleReader("p", PickleWriter.File(number)).Read());

    private static string Refusal(byte[] pickle) => Assert.Throws<GraphFormatException>(() => ToMatrix(pickle)).Message;

    private static CsrMatrix ToMatrix(byte[] pickle) => new PickledArrays("p", pickle.Length).ToMatrix(new PickleReader("p", pickle).Read());
}
