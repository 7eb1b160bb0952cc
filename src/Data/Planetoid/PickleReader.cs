using System.Buffers.Binary;
using System.Text;

namespace Equivariant.ML.Data;

/// <summary>
/// Reads the part of Python's pickle format, protocols 0 to 2, that NumPy arrays, SciPy matrices and plain lists and dictionaries of numbers are written in.
/// A pickle is a program, and running one can do anything at all; here an instruction can only put data on a stack, and names of other classes or functions than
/// the known ones are refused. Every instruction is at least one byte and makes at most one small object, so the memory is in proportion to the file.
/// </summary>
internal sealed class PickleReader(string file, ReadOnlyMemory<byte> bytes)
{
    /// <summary>What makes an array, in older and newer versions of NumPy.</summary>
    public const string Array = "numpy _reconstruct";

    /// <summary>The type of an array's elements.</summary>
    public const string ElementType = "numpy dtype";

    /// <summary>A sparse matrix by its rows.</summary>
    public const string SparseRows = "scipy csr_matrix";

    private const string Dictionary = "defaultdict";
    private const string Class = "a class";

    // As they are written, and what they are taken for.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["numpy.core.multiarray _reconstruct"] = Array,
        ["numpy._core.multiarray _reconstruct"] = Array,
        ["numpy dtype"] = ElementType,
        ["numpy ndarray"] = Class,
        ["scipy.sparse.csr csr_matrix"] = SparseRows,
        ["scipy.sparse._csr csr_matrix"] = SparseRows,
        ["collections defaultdict"] = Dictionary,
        ["__builtin__ list"] = Class,
        ["builtins list"] = Class,
    };

    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<uint, object?> memo = [];
    private int place;

    /// <summary>Reads the one value that the pickle describes.</summary>
    /// <exception cref="GraphFormatException">It is truncated, makes no sense, or has an instruction or a name that is not known.</exception>
    public object? Read()
    {
        while (true)
        {
            byte code = Take(1)[0];
            if (code == (byte)'.')
            {
                object? value = Pop();
                return stack.Count == 0 && place == bytes.Length ? value : throw Fail("found more after the value; expected the end of the file");
            }

            Step(code);
        }
    }

    private void Step(byte code)
    {
        switch ((char)code)
        {
            case '\x80': CheckProtocol(Take(1)[0]); break;
            case 'c': stack.Add(Name($"{Line()} {Line()}")); break;
            case '(': marks.Add(stack.Count); break;
            case 'N': stack.Add(null); break;
            case '\x88': stack.Add(true); break;
            case '\x89': stack.Add(false); break;
            case 'K': stack.Add((long)Take(1)[0]); break;
            case 'M': stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case 'J': stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case '\x8a': stack.Add(Long(Take(1)[0])); break;
            case 'U': stack.Add(Block(Take(1)[0])); break;
            case 'T' or 'X': stack.Add(Block(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case ')': stack.Add(System.Array.Empty<object?>()); break;
            case '\x85': stack.Add(Top(1)); break;
            case '\x86': stack.Add(Top(2)); break;
            case '\x87': stack.Add(Top(3)); break;
            case 't': stack.Add(SinceMark()); break;
            case ']': stack.Add(new List<object?>()); break;
            case '}': stack.Add(new PickleMap()); break;
            case 'a': Append(Top(1)); break;
            case 'e': Append(SinceMark()); break;
            case 's': Set(Top(2)); break;
            case 'u': Set(SinceMark()); break;
            case 'q': memo[Take(1)[0]] = Peek(); break;
            case 'r': memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Peek(); break;
            case 'h': stack.Add(Recall(Take(1)[0])); break;
            case 'j': stack.Add(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case 'R' or '\x81': stack.Add(Make()); break;
            case 'b': Build(); break;
            default: throw Fail($"found the instruction 0x{code:x2}; expected one of those that arrays, lists and dictionaries of numbers are written in");
        }
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol > 2)
        {
            throw Fail($"found pickle protocol {protocol}; expected at most 2");
        }
    }

    private PickleName Name(string name) =>
        Known.TryGetValue(name, out string? known)
            ? new PickleName(known)
            : throw Fail($"found the name {LineReader.Found(name)}; expected one of {string.Join(", ", Known.Keys)}");

    // What is made is only written down.
    private object Make()
    {
        object?[] arguments = Pop() as object?[] ?? throw Fail("found an object that is made of something other than a tuple");
        return Pop() switch
        {
            PickleName { Name: Dictionary } => new PickleMap(),
            PickleName { Name: not Class } made => new PickleObject(made.Name, arguments),
            _ => throw Fail("found an object of an unexpected kind; expected an array, a sparse matrix or a dictionary"),
        };
    }

    private void Build()
    {
        object? state = Pop();
        (Peek() as PickleObject ?? throw Fail("found a state of what has none")).State = state;
    }

    private void Append(object?[] items) => (Peek() as List<object?> ?? throw Fail("found items of what is no list")).AddRange(items);

    private void Set(object?[] items)
    {
        PickleMap map = Peek() as PickleMap ?? throw Fail("found entries of what is no dictionary");
        if (items.Length % 2 != 0)
        {
            throw Fail("found a key without a value");
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            map.Entries.Add(new(items[i], items[i + 1]));
        }
    }

    private object? Recall(uint number) => memo.TryGetValue(number, out object? value) ? value : throw Fail($"found a reference to {number}, which is not there");

    private long Long(byte length)
    {
        if (length > sizeof(long))
        {
            throw Fail($"found a number of {length} bytes; expected at most {sizeof(long)}");
        }

        long value = 0;
        ReadOnlySpan<byte> digits = Take(length);
        for (int i = length - 1; i >= 0; i--)
        {
            // The highest byte carries the sign.
            value = i == length - 1 ? (sbyte)digits[i] : (value << 8) | digits[i];
        }

        return value;
    }

    // A window onto the file, not a copy: it may be referred to again and again.
    private ReadOnlyMemory<byte> Block(uint length)
    {
        int start = place;
        Take(length);
        return bytes[start..place];
    }

    private string Line()
    {
        int length = bytes.Span[place..].IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Fail("found a name without an end");
        }

        ReadOnlySpan<byte> text = Take((uint)length + 1);
        return Encoding.Latin1.GetString(text[..^1]);
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > bytes.Length - place)
        {
            throw Fail($"found the end of the file; expected {count} bytes more");
        }

        place += (int)count;
        return bytes.Span.Slice(place - (int)count, (int)count);
    }

    private int Floor => marks.Count > 0 ? marks[^1] : 0;

    private object? Peek() => stack.Count > Floor ? stack[^1] : throw Fail("found an instruction that lacks its operands");

    private object? Pop()
    {
        object? top = Peek();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private object?[] Top(int count) => stack.Count - count >= Floor ? PopFrom(stack.Count - count) : throw Fail("found an instruction that lacks its operands");

    private object?[] SinceMark()
    {
        if (marks.Count == 0)
        {
            throw Fail("found an instruction that lacks its operands");
        }

        int mark = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        return PopFrom(mark);
    }

    private object?[] PopFrom(int first)
    {
        object?[] items = [.. stack.GetRange(first, stack.Count - first)];
        stack.RemoveRange(first, items.Length);
        return items;
    }

    private GraphFormatException Fail(string problem) => new(file, 0, $"{problem}, at byte {place}.");
}
