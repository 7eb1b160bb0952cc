namespace Equivariant.ML.Data.Tests;

public class ElementsTests
{
    [Theory]
    [InlineData(1, "H")]
    [InlineData(6, "C")]
    [InlineData(17, "Cl")]
    [InlineData(57, "La")]
    [InlineData(71, "Lu")]
    [InlineData(79, "Au")]
    [InlineData(92, "U")]
    [InlineData(118, "Og")]
    public void Known_elements(int number, string symbol)
    {
        Assert.Equal(symbol, Elements.Symbol(number));
        Assert.Equal(number, Elements.Number(symbol));
    }

    [Fact]
    public void Symbols_and_numbers_go_both_ways_in_any_case()
    {
        for (int number = 1; number <= Elements.Count; number++)
        {
            Assert.Equal(number, Elements.Number(Elements.Symbol(number).ToUpperInvariant()));
        }
    }

    [Fact]
    public void Unknown_ones_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Elements.Symbol(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Elements.Symbol(119));
        Assert.Contains("'Xx' is no element", Assert.Throws<ArgumentException>(() => Elements.Number("Xx")).Message, StringComparison.Ordinal);
    }
}
