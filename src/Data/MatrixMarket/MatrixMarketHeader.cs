namespace Equivariant.ML.Data;

/// <summary>The first line of a Matrix Market file: what its entries are, and which stand for two.</summary>
/// <param name="IsPattern">Whether entries are places alone, each of which holds 1.</param>
/// <param name="Mirrored">What an entry across the diagonal is multiplied by; 0 where files have both.</param>
internal sealed record MatrixMarketHeader(bool IsPattern, int Mirrored)
{
    public static MatrixMarketHeader Read(LineReader lines)
    {
        if (!lines.TryRead(out ReadOnlySpan<char> line))
        {
            throw lines.FailAtEnd("%%MatrixMarket");
        }

        string[] words = line.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["%%matrixmarket", "matrix", "coordinate", var field, var symmetry])
        {
            throw lines.Fail($"found {LineReader.Found(line)}; expected '%%MatrixMarket matrix coordinate', what entries are, and their symmetry.");
        }

        if (field is not ("real" or "double" or "integer" or "pattern"))
        {
            throw lines.Fail($"found entries that are {LineReader.Found(field)}; expected real, integer or pattern.");
        }

        int mirrored = symmetry switch
        {
            "general" => 0,
            "symmetric" => 1,
            "skew-symmetric" => -1,
            _ => throw lines.Fail($"found the symmetry {LineReader.Found(symmetry)}; expected general, symmetric or skew-symmetric."),
        };
        return field == "pattern" && mirrored < 0
            ? throw lines.Fail("found a skew-symmetric pattern; expected numbers, which can change their sign.")
            : new MatrixMarketHeader(field == "pattern", mirrored);
    }
}
