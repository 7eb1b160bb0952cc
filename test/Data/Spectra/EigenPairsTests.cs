namespace Equivariant.ML.Data.Tests;

public class EigenPairsTests
{
    [Fact]
    public void Vectors_are_columns()
    {
        EigenPairs pairs = Spectrum.Solve(Laplacians.Path(3), new SpectrumOptions { Count = 2 });
        Assert.Equal((2, 3), (pairs.Count, pairs.RowCount));
        Assert.Equal(3, pairs.Norm, 1e-14);
        Assert.Equal(1, pairs.Values[1], 1e-14);
        Assert.Equal([pairs.Vectors[1], pairs.Vectors[3], pairs.Vectors[5]], pairs.Vector(1));
        Assert.Equal(Math.Sqrt(0.5), pairs.Vector(1)[0], 1e-14);
        Assert.Equal("EigenPairs: 2 of 3 rows", pairs.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.Vector(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.Vector(-1));
    }
}
