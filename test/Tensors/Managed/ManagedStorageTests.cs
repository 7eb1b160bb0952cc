namespace Equivariant.ML.Tensors.Tests;

public class ManagedStorageTests
{
    [Fact]
    public unsafe void Blocks_begin_on_a_cache_line()
    {
        for (int length = 0; length < 100; length++)
        {
            fixed (float* first = &new ManagedStorage(length).First(length))
            {
                Assert.Equal(0u, (nuint)first % 64);
            }
        }
    }

    [Fact]
    public void A_window_shares_its_numbers()
    {
        var engine = new ManagedEngine(1);
        Storage block = engine.Allocate(10), window = block.Slice(2, 5).Slice(1, 3);
        engine.Fill(0, block, 10);
        engine.Fill(7, window, 3);
        var values = new float[10];
        engine.Read(block, values);
        Assert.Equal([0, 0, 0, 7, 7, 7, 0, 0, 0, 0], values);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_window_does_not_reach_outside(int start, int length)
    {
        foreach (Engine engine in new Engine[] { new ManagedEngine(1), new ReferenceEngine() })
        {
            Storage block = engine.Allocate(10);
            Assert.Throws<ArgumentOutOfRangeException>(() => block.Slice(start, length));
        }
    }

    [Fact]
    public void Kernels_do_not_run_past_their_storage()
    {
        var engine = new ManagedEngine(1);
        Storage ten = engine.Allocate(10), nine = ten.Slice(0, 9);
        var rows = new Axes(0, 0, 5, 1);
        var sizes = new Axes(1, 1, 2, 5);
        Assert.Throws<ArgumentException>(() => engine.Map(Unary.Exp, 0, 0, ten, nine, 10));
        Assert.Throws<ArgumentException>(() => engine.MatMul(ten, false, ten, false, nine, 1, 5, 2, 2));
        Assert.Throws<ArgumentException>(() => engine.Zip(Binary.Add, ten, rows, nine, rows, ten, sizes));
        Assert.Throws<ArgumentException>(() => engine.Copy(ten, 1, rows, ten, 0, rows, sizes));
        Assert.Throws<ArgumentException>(() => engine.Gather(ten, Grouping.Of([0, 1, 1], 2), false, nine, 4));
    }
}
