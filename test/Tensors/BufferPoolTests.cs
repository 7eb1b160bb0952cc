using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

public class BufferPoolTests
{
    private readonly BufferPool pool = new(new ReferenceEngine());

    [Fact]
    public void New_block_is_long_enough_and_wastes_at_most_a_quarter() => Prop.ForAll(Gen.Choose(0, 1 << 20).ToArbitrary(), length =>
        pool.Rent(length).Length is int given && given >= length && given <= Math.Max(64, 1.25 * length)).QuickCheckThrowOnFailure();

    [Fact]
    public void Block_used_again_is_long_enough_and_wastes_little_more_than_half() => Prop.ForAll(Gen.Choose(0, 1 << 20).ToArbitrary(), length =>
    {
        Storage block = pool.Rent(length);
        pool.Return(block);
        return block.Length >= length && block.Length <= Math.Max(128, 2.5 * length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Larger_block_is_given_out_where_none_of_the_length_is_idle_but_no_much_larger_one()
    {
        Storage block = pool.Rent(2000);
        pool.Return(block);

        Assert.NotSame(block, pool.Rent(800));
        Assert.Same(block, pool.Rent(1100));
    }

    [Fact]
    public void Smallest_of_the_larger_blocks_is_given_out()
    {
        Storage[] blocks = [pool.Rent(1900), pool.Rent(1400), pool.Rent(1700)];
        foreach (Storage block in blocks)
        {
            pool.Return(block);
        }

        Assert.Same(blocks[1], pool.Rent(1000));
        Assert.Same(blocks[2], pool.Rent(1000));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData((1 << 30) + 1)]
    public void Longest_block_is_given_out_again(int length)
    {
        var measured = new BufferPool(new MeasuringEngine());
        Storage block = measured.Rent(length);
        Storage other = measured.Rent(length);
        measured.Return(block);

        Assert.NotSame(block, other);
        Assert.Same(block, measured.Rent(length));
    }

    [Fact]
    public void Block_that_came_back_is_given_out_again()
    {
        Storage block = pool.Rent(1000);
        pool.Return(block);

        Assert.Same(block, pool.Rent(990));
        Assert.NotSame(block, pool.Rent(1000));
    }

    [Fact]
    public void Block_that_no_scope_has_used_for_long_is_let_go()
    {
        Storage often = pool.Rent(1000);
        Storage rarely = pool.Rent(100_000);
        pool.Return(rarely);
        pool.Return(often);
        for (int scope = 0; scope < 600; scope++)
        {
            pool.Return(pool.Rent(1000));
            pool.Trim();
        }

        Assert.Same(often, pool.Rent(1000));
        Assert.NotSame(rarely, pool.Rent(100_000));
    }

    [Fact]
    public void Block_that_every_hundredth_scope_uses_is_kept()
    {
        Storage large = pool.Rent(100_000);
        pool.Return(large);
        for (int scope = 0; scope < 2000; scope++)
        {
            if (scope % 100 == 0)
            {
                Storage again = pool.Rent(100_000);
                Assert.Same(large, again);
                pool.Return(again);
            }

            pool.Trim();
        }
    }
}
