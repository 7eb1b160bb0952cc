using Microsoft.ML.Data;

/// <summary>A row that names nothing but ML.NET's types.</summary>
public sealed class PlainRow
{
    private const int Atoms = 4;

    /// <summary>Row-major, [4 × 3].</summary>
    [VectorType(3 * Atoms)]
    public float[] Positions { get; set; } = [];

    public float Energy { get; set; }

    public static IEnumerable<PlainRow> Some(int count)
    {
        var random = new Random(2);
        for (int row = 0; row < count; row++)
        {
            float[] positions = [.. Enumerable.Range(0, 3 * Atoms).Select(_ => 10 * random.NextSingle())];
            yield return new PlainRow { Positions = positions, Energy = positions.Sum(x => x * x) };
        }
    }
}
