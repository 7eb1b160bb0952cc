namespace Equivariant.ML.Data.Tests;

public class BlockProductsTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(7, 16)]
    [InlineData(300, 24)]
    [InlineData(9_001, 8)]
    public void Equal_their_definitions_by_one_thread_and_by_two(int n, int width)
    {
        var random = new Random(n);
        double[] x = SymmetricMatrices.Numbers(random, n * width);
        double[] y = SymmetricMatrices.Numbers(random, n * width);
        double[] s = SymmetricMatrices.Numbers(random, width * width);

        double[] gram = BlockProducts.Gram(x, y, width, threads: 1);
        double[] rotated = [.. x];
        BlockProducts.Rotate(rotated, s, width, threads: 1);
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                Assert.Equal(Enumerable.Range(0, n).Sum(row => x[(row * width) + i] * y[(row * width) + j]), gram[(i * width) + j], 1e-11);
            }
        }

        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(Enumerable.Range(0, width).Sum(k => x[(i / width * width) + k] * s[(k * width) + (i % width)]), rotated[i], 1e-13);
        }

        double[] shared = [.. x];
        BlockProducts.Rotate(shared, s, width, threads: 2);
        Assert.Equal(rotated, shared);
        Assert.Equal(gram, BlockProducts.Gram(x, y, width, threads: 2));
    }
}
