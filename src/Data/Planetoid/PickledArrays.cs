using System.Globalization;
using System.Text;

namespace Equivariant.ML.Data;

/// <summary>What the objects of a pickle stand for. What an array claims is held against the bytes that are there before memory is taken for it.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="length">How many bytes it has.</param>
internal sealed class PickledArrays(string file, int length)
{
    /// <summary>A NumPy array.</summary>
    public NpyArray ToArray(object? value)
    {
        // The state is: a version, the shape, the type of elements, whether columns come first, and the bytes.
        if (value is not PickleObject { Name: PickleReader.Array, State: object?[] { Length: 5 } state } ||
            state[1] is not object?[] shape || state[3] is not bool columnsFirst || state[4] is not ReadOnlyMemory<byte> bytes)
        {
            throw Fail("found something else; expected an array");
        }

        (NpyElement element, bool bigEndian) = ElementOf(state[2]);
        var header = new NpyHeader(element, bigEndian, columnsFirst, [.. shape.Select(size => Whole(size, "a size"))]);
        return header.Count * header.ElementSize == bytes.Length
            ? new NpyArray(file, header, bytes.ToArray())
            : throw Fail($"found {bytes.Length} bytes of an array {header}; expected {header.Count * header.ElementSize:0}");
    }

    /// <summary>A SciPy matrix.</summary>
    public CsrMatrix ToMatrix(object? value)
    {
        if (value is not PickleObject { Name: PickleReader.SparseRows, State: PickleMap state } ||
            Entry(state, "_shape") is not object?[] { Length: 2 } shape)
        {
            throw Fail("found something else; expected a sparse matrix");
        }

        return new CsrMatrix(
            file,
            Whole(shape[0], "the number of rows"),
            Whole(shape[1], "the number of columns"),
            ToArray(Entry(state, "indptr")).ToInt32s(),
            ToArray(Entry(state, "indices")).ToInt32s(),
            ToArray(Entry(state, "data")).ToSingles());
    }

    /// <summary>A dictionary of lists of whole numbers.</summary>
    public IEnumerable<(int Key, IEnumerable<int> Items)> ToLists(object? value)
    {
        PickleMap map = value as PickleMap ?? throw Fail("found something else; expected a dictionary");
        long count = 0;
        foreach ((object? key, object? items) in map.Entries)
        {
            List<object?> list = items as List<object?> ?? throw Fail("found an entry that is no list");

            // A number takes a byte and more. Lists that are referred to again and again could have any number of items.
            count += list.Count;
            if (count > length)
            {
                throw Fail($"found more than {length} items in a file of as many bytes; expected each list once");
            }

            yield return (Whole(key, "a key"), list.Select(item => Whole(item, "an item")));
        }
    }

    private (NpyElement Element, bool BigEndian) ElementOf(object? value)
    {
        if (value is not PickleObject { Name: PickleReader.ElementType, Arguments: [var name, ..], State: object?[] { Length: > 1 } state })
        {
            throw Fail("found something else; expected the type of an array's elements");
        }

        string type = Text(name);
        NpyElement element = type switch
        {
            "b1" => NpyElement.Boolean,
            "u1" => NpyElement.Byte,
            "i4" => NpyElement.Int32,
            "i8" => NpyElement.Int64,
            "f4" => NpyElement.Single,
            "f8" => NpyElement.Double,
            _ => throw Fail($"found an array of {LineReader.Found(type)}; expected b1, u1, i4, i8, f4 or f8"),
        };
        return (element, Text(state[1]) == ">");
    }

    private static object? Entry(PickleMap map, string key) => map.Entries.FirstOrDefault(entry => entry.Key is ReadOnlyMemory<byte> && Text(entry.Key) == key).Value;

    private static string Text(object? value) => value is ReadOnlyMemory<byte> bytes ? Encoding.Latin1.GetString(bytes.Span) : "";

    private int Whole(object? value, string what) => value is long number and >= 0 and <= int.MaxValue
        ? (int)number
        : throw Fail($"found {what} that is {(value is long other ? other.ToString(CultureInfo.InvariantCulture) : "no number")}; expected a whole number from 0 to {int.MaxValue}");

    private GraphFormatException Fail(string problem) => new(file, 0, problem + ".");
}
