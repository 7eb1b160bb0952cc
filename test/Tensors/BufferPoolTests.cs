using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

public class BufferPoolTests
{
    private readonly BufferPool pool = new(new ReferenceEngine());

    [Fact]
    public void Block_is_long_enough_and_wastes_at_most_a_quarter() => Prop.ForAll(Gen.Choose(0, 1 << 20).ToArbitrary(), length =>
        pool.Rent(length).Length is int given && given >= length && given <= Math.Max(64, 1.25 * length)).QuickCheckThrowOnFailure();

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
        for (int scope = 0; scope < 40; scope++)
        {
            pool.Return(pool.Rent(1000));
            pool.Trim();
        }

        Assert.Same(often, pool.Rent(1000));
        Assert.NotSame(rarely, pool.Rent(100_000));
    }

    [Fact]
    public void Block_that_every_tenth_scope_uses_is_kept()
    {
        Storage large = pool.Rent(100_000);
        pool.Return(large);
        for (int scope = 0; scope < 200; scope++)
        {
            if (scope % 10 == 0)
            {
                Storage again = pool.Rent(100_000);
                Assert.Same(large, again);
                pool.Return(again);
            }

            pool.Trim();
        }
    }
}
