using System.Buffers.Binary;
using System.Text;

namespace Equivariant.ML.Data.Tests;

/// <summary>Writes pickles of protocol 2 as Python does, for tests.</summary>
internal static class PickleWriter
{
    internal static readonly byte[] Start = [0x80, 2];

    internal static byte[] File(params byte[][] parts) => [.. Start, .. parts.SelectMany(part => part), (byte)'.'];

    internal static byte[] Name(string module, string name) => [(byte)'c', .. Encoding.ASCII.GetBytes($"{module}\n{name}\n")];

    internal static byte[] Whole(int value)
    {
        var bytes = new byte[5];
        bytes[0] = (byte)'J';
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    internal static byte[] Text(string text) => [(byte)'U', (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    internal static byte[] Block(byte[] block)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, block.Length);
        return [(byte)'T', .. length, .. block];
    }

    internal static byte[] Tuple(params byte[][] items) => [(byte)'(', .. items.SelectMany(item => item), (byte)'t'];

    internal static byte[] Array(string type, int[] shape, byte[] bytes) =>
    [
        .. Name("numpy.core.multiarray", "_reconstruct"), .. Tuple(Name("numpy", "ndarray"), Tuple(Whole(0)), Text("b")), (byte)'R',
        .. Tuple(Whole(1), Tuple([.. shape.Select(Whole)]), Type(type), [0x89], Block(bytes)), (byte)'b',
    ];

    internal static byte[] Singles(int[] shape, params float[] values) => Array("f4", shape, [.. values.SelectMany(BitConverter.GetBytes)]);

    internal static byte[] Wholes(int[] shape, params int[] values) => Array("i4", shape, [.. values.SelectMany(BitConverter.GetBytes)]);

    internal static byte[] Matrix(int rows, int columns, int[] pointers, int[] indices, float[] values) =>
    [
        .. Name("scipy.sparse.csr", "csr_matrix"), (byte)')', 0x81, (byte)'}', (byte)'(',
        .. Text("format"), .. Text("csr"),
        .. Text("_shape"), .. Tuple(Whole(rows), Whole(columns)),
        .. Text("indptr"), .. Wholes([pointers.Length], pointers),
        .. Text("indices"), .. Wholes([indices.Length], indices),
        .. Text("data"), .. Singles([values.Length], values),
        (byte)'u', (byte)'b',
    ];

    internal static byte[] Lists(params (int Key, int[] Items)[] lists) =>
    [
        .. Name("collections", "defaultdict"), .. Tuple(Name("__builtin__", "list")), (byte)'R', (byte)'(',
        .. lists.SelectMany(list => (byte[])[.. Whole(list.Key), (byte)']', (byte)'(', .. list.Items.SelectMany(Whole), (byte)'e']),
        (byte)'u',
    ];

    private static byte[] Type(string type) =>
    [
        .. Name("numpy", "dtype"), .. Tuple(Text(type), Whole(0), Whole(1)), (byte)'R',
        .. Tuple(Whole(3), Text("<"), "N"u8.ToArray(), "N"u8.ToArray(), "N"u8.ToArray(), Whole(-1), Whole(-1), Whole(0)), (byte)'b',
    ];
}
