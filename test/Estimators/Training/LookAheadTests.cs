namespace Equivariant.ML.Estimators.Tests;

public sealed class LookAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void Gives_all_items_in_their_order(int count) => Assert.Equal(Enumerable.Range(0, count), LookAhead.Over(count, item => item));

    [Fact]
    public void Makes_the_next_item_while_one_is_worked_on_and_no_more()
    {
        int begun = 0;
        int given = 0;
        using var third = new ManualResetEventSlim();
        IEnumerable<int> items = LookAhead.Over(6, item =>
        {
            Assert.InRange(item, 0, Volatile.Read(ref given) + 1);
            if (Interlocked.Increment(ref begun) == 3)
            {
                third.Set();
            }

            return item;
        });
        foreach (int item in items)
        {
            // While the second is worked on the third is made: without that this would wait in vain.
            Assert.True(item != 1 || third.Wait(TimeSpan.FromMinutes(1)));
            Volatile.Write(ref given, item + 1);
        }

        Assert.Equal(6, begun);
    }

    [Fact]
    public void What_goes_wrong_with_an_item_is_thrown_in_its_place()
    {
        List<int> given = [];
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int item in LookAhead.Over(9, item => item < 4 ? item : throw new InvalidOperationException($"Item {item}.")))
            {
                given.Add(item);
            }
        });
        Assert.Equal("Item 4.", error.Message);
        Assert.Equal([0, 1, 2, 3], given);
    }

    [Fact]
    public void Whoever_stops_early_leaves_nothing_behind()
    {
        int working = 0;
        int made = 0;
        foreach (int item in LookAhead.Over(9, Make))
        {
            if (item == 3)
            {
                break;
            }
        }

        Assert.Equal((0, 5), (Volatile.Read(ref working), Volatile.Read(ref made)));

        int Make(int item)
        {
            Interlocked.Increment(ref working);
            Thread.Sleep(item == 4 ? 50 : 0);
            Interlocked.Increment(ref made);
            Interlocked.Decrement(ref working);
            return item < 4 ? item : throw new InvalidOperationException("Nobody asks for it.");
        }
    }
}
