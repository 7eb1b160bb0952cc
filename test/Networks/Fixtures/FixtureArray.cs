namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>An array of a fixture, row-major.</summary>
internal sealed record FixtureArray(int[] Sizes, double[] Values)
{
    /// <summary>A linear map's weight is stored [outputs×inputs] there and [inputs×outputs] here.</summary>
    internal FixtureArray Transposed()
    {
        int rows = Sizes[0];
        int columns = Sizes[1];
        var values = new double[Values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[(column * rows) + row] = Values[(row * columns) + column];
            }
        }

        return new FixtureArray([columns, rows], values);
    }
}
