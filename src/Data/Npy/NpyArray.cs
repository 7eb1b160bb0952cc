using System.Buffers.Binary;
using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>An array of a .npy file: its shape, and its elements in row-major (C) order whatever the file's order.</summary>
public sealed class NpyArray
{
    private readonly string file;
    private readonly NpyHeader header;
    private readonly byte[] data;

    internal NpyArray(string file, NpyHeader header, byte[] data)
    {
        this.file = file;
        this.header = header;
        this.data = data;
        Count = (int)header.Count;
    }

    /// <summary>The length of each dimension; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => header.Shape;

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>The type of the elements in the file.</summary>
    public NpyElement ElementType => header.Element;

    /// <summary>The elements as single precision numbers, row-major. Numbers that do not fit become infinite; NaN stays NaN.</summary>
    public float[] ToSingles() => Convert(place => (float)ReadDouble(place));

    /// <summary>The elements as double precision numbers, row-major.</summary>
    public double[] ToDoubles() => Convert(ReadDouble);

    /// <summary>The elements as whole numbers, row-major.</summary>
    /// <exception cref="GraphFormatException">An element that is not a whole number within 32 bits.</exception>
    public int[] ToInt32s() => Convert(ReadInt32);

    private T[] Convert<T>(Func<int, T> read)
    {
        var result = new T[Count];
        int[] shape = header.Shape;
        if (!header.IsFortranOrder || shape.Length < 2)
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = read(i);
            }

            return result;
        }

        // Walk the result in row-major order; each step of an axis moves by its column-major stride in the file.
        var strides = new int[shape.Length];
        var index = new int[shape.Length];
        for (int axis = 0, stride = 1; axis < shape.Length && Count > 0; stride *= shape[axis++])
        {
            strides[axis] = stride;
        }

        for (int i = 0, place = 0; i < result.Length; i++)
        {
            result[i] = read(place);
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                place += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                place -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return result;
    }

    private ReadOnlySpan<byte> Bytes(int place) => data.AsSpan(place * header.ElementSize, header.ElementSize);

    private double ReadDouble(int place)
    {
        ReadOnlySpan<byte> bytes = Bytes(place);
        return ElementType switch
        {
            NpyElement.Single => header.IsBigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
            NpyElement.Double => header.IsBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            _ => ReadInt64(bytes),
        };
    }

    private long ReadInt64(ReadOnlySpan<byte> bytes) => ElementType switch
    {
        NpyElement.Boolean => bytes[0] == 0 ? 0 : 1,
        NpyElement.Byte => bytes[0],
        NpyElement.Int32 => header.IsBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
        _ => header.IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };

    // A 64-bit integer outside 32 bits stays outside when it is rounded to a double.
    private int ReadInt32(int place)
    {
        double value = ReadDouble(place);
        return value == Math.Floor(value) && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new GraphFormatException(
                file, 0, string.Create(CultureInfo.InvariantCulture, $"found element {value}; expected a whole number within 32 bits."));
    }
}
