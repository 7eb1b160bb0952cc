using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphFileTests
{
    private const int HeaderLength = 26;

    /// <summary>Two nodes and three edges, one a loop, with every part.</summary>
    private static readonly Graph Full = new GraphBuilder(2)
        .AddEdge(1, 0).AddEdge(0, 1).AddEdge(1, 1)
        .WithNodeFeatures([1, 2], 1)
        .WithEdgeFeatures([1, 2, 3, 4, 5, 6], 2)
        .WithEdgeWeights([0.5f, -0f, 2])
        .WithPositions([1, 2, 3, 4], 2)
        .WithVelocities([5, 6, 7, 8], 2)
        .WithNodeTypes([8, 1])
        .WithEdgeTypes([0, 1, 2])
        .Build();

    [Fact]
    public void A_graph_comes_back_to_the_bit_and_not_a_byte_more_is_read() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed));
        byte[] bytes = [.. Write(graph), 1, 2, 3];
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream);

        RandomGraphs.AssertSame(graph, GraphFile.Read(reader));
        Assert.Equal(bytes.Length - 3, stream.Position);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Files_stay_as_they_were_when_version_1_was_first_written()
    {
        Graph graph = new GraphBuilder(2).AddEdge(1, 0).WithNodeFeatures([1, -2], 1).WithEdgeTypes([7]).Build();
        string[] expected =
        [
            "01 04", "02000000 01000000", "01000000 00000000 00000000 00000000",
            "00000000 01000000 01000000", "01000000", "0000803F 000000C0", "07000000",
        ];

        Assert.Equal(string.Concat(expected).Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(Write(graph)));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        byte[] bytes = Write(Full);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => Read(bytes[..length]));
        }

        RandomGraphs.AssertSame(Full, Read(bytes));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_is_the_file_of_another_valid_graph() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        byte[] bytes = Write(RandomGraphs.Any(random));
        for (int damage = random.Next(1, 4); damage > 0; damage--)
        {
            // Half of the time in the counts and widths, where it does most.
            int place = random.Next(random.Next(2) == 0 ? HeaderLength : bytes.Length);
            bytes[place] ^= (byte)(1 << random.Next(8));
        }

        AssertRefusedOrItself(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_single_byte_may_have_any_value()
    {
        byte[] bytes = Write(Full);
        for (int place = 0; place < bytes.Length; place++)
        {
            byte kept = bytes[place];
            foreach (byte value in new byte[] { 0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF })
            {
                bytes[place] = value;
                AssertRefusedOrItself(bytes);
            }

            bytes[place] = kept;
        }
    }

    public static TheoryData<string, int, int> Wrong => new()
    {
        { "is of version 2; this version of Equivariant.ML reads 1", 0, 2 },
        { "has parts 8; expected at most 7", 1, 8 },
        { "number of nodes is -1; expected 0 or more", 2, -1 },
        { "says that 2147483648 numbers follow; expected 0 to ", 2, int.MaxValue },
        { "says that 2147483647 numbers follow; expected 0 to ", 6, int.MaxValue },
        { "says that -1 numbers follow; expected 0 to ", 6, -1 },
        { "says that 4294967294 numbers follow; expected 0 to ", 10, int.MaxValue },
        { "says that -2 numbers follow; expected 0 to ", 10, -1 },
        { "says that 6442450941 numbers follow; expected 0 to ", 14, int.MaxValue },
        { "has edges from 1 to 3; expected 0 to 3", 26, 1 },
        { "has edges from 0 to 2; expected 0 to 3", 34, 2 },
        { "has edges of node 0 from 0 to 4; expected rising places up to 3", 30, 4 },
        { "has edges of node 0 from 0 to -1; expected rising places up to 3", 30, -1 },
        { "Edge 0 has source 2; expected a node from 0 to 1", 38, 2 },
        { "Node features of node 0 have NaN at place 0; expected a finite number", 50, BitConverter.SingleToInt32Bits(float.NaN) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Says_what_is_wrong(string message, int place, int value)
    {
        byte[] bytes = Write(Full);
        if (place < 2)
        {
            bytes[place] = (byte)value;
        }
        else
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(place), value);
        }

        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_announced_and_has_no_values_is_refused()
    {
        byte[] bytes = Write(new GraphBuilder(1).Build());
        bytes[1] = 1;

        Assert.Contains("has parts 1; expected 0, as it has 0 edges", Assert.Throws<FormatException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(14)]
    [InlineData(18)]
    [InlineData(22)]
    public void Nothing_is_allocated_because_a_file_says_so(int place)
    {
        byte[] bytes = Write(Full);
        BitConverter.TryWriteBytes(bytes.AsSpan(place), 1 << 28);
        Assert.Throws<FormatException>(() => Read(bytes));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FormatException>(() => Read(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static void AssertRefusedOrItself(byte[] bytes)
    {
        Graph graph;
        try
        {
            graph = Read(bytes);
        }
        catch (FormatException)
        {
            return;
        }

        // Numbers may be other numbers; nothing else is left that could differ.
        byte[] written = Write(graph);
        Assert.Equal(written, bytes[..written.Length]);
    }

    private static byte[] Write(Graph graph)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            GraphFile.Write(graph, writer);
        }

        return stream.ToArray();
    }

    private static Graph Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return GraphFile.Read(reader);
    }
}
