namespace Equivariant.ML.Data;

/// <summary>Appends to the features of each edge what functions of its length come to. They do not change if a graph is moved, turned or mirrored.</summary>
public static class EdgeEncodings
{
    /// <summary>
    /// Appends e_k(r) = f(r)·exp(−(r − μ_k)²/(2·Δ²)) for k = 0 to n − 1, where μ_k = k·Δ and Δ = c/(n − 1): Gaussians from 0 to the cutoff c, as wide as they are apart
    /// (Schütt et al. 2017, "SchNet"), times a smooth cutoff f.
    /// </summary>
    /// <param name="graph">A graph with positions.</param>
    /// <param name="count">n, 2 to 65,536.</param>
    /// <param name="cutoff">c, in the unit of the positions; finite and above 0.</param>
    /// <param name="smoothing">f.</param>
    /// <param name="exponent">p of a polynomial f, 1 or more.</param>
    /// <exception cref="ArgumentException">Numbers out of these ranges, or nodes without positions.</exception>
    public static Graph WithGaussianDistances(
        this Graph graph, int count, double cutoff, DistanceCutoff smoothing = DistanceCutoff.Cosine, int exponent = 6)
    {
        OptionChecks.Within(nameof(count), count, 2, FeatureColumns.Most);
        var smooth = new SmoothCutoff(cutoff, smoothing, exponent);
        double apart = cutoff / (count - 1);
        return DistanceColumns.Append(graph, count, (distance, k) =>
        {
            double beside = (distance - (k * apart)) / apart;
            return smooth.At(distance) * Math.Exp(-0.5 * beside * beside);
        });
    }

    /// <summary>
    /// Appends e_k(r) = f(r)·√(2/c)·sin(k·π·r/c)/r for k = 1 to n: the spherical Bessel functions of order 0 that are 0 at the cutoff c
    /// (Gasteiger et al. 2020, "Directional Message Passing for Molecular Graphs"), times a smooth cutoff f. At r = 0 it is what they come to, √(2/c)·k·π/c.
    /// </summary>
    /// <param name="graph">A graph with positions.</param>
    /// <param name="count">n, 1 to 65,536.</param>
    /// <param name="cutoff">c, in the unit of the positions; finite and above 0.</param>
    /// <param name="smoothing">f.</param>
    /// <param name="exponent">p of a polynomial f, 1 or more.</param>
    /// <exception cref="ArgumentException">Numbers out of these ranges, or nodes without positions.</exception>
    public static Graph WithBesselDistances(
        this Graph graph, int count, double cutoff, DistanceCutoff smoothing = DistanceCutoff.Polynomial, int exponent = 6)
    {
        OptionChecks.Within(nameof(count), count, 1, FeatureColumns.Most);
        var smooth = new SmoothCutoff(cutoff, smoothing, exponent);
        double height = Math.Sqrt(2 / cutoff);
        return DistanceColumns.Append(graph, count, (distance, k) =>
        {
            double frequency = (k + 1) * Math.PI / cutoff;
            double wave = distance == 0 ? frequency : Math.Sin(frequency * distance) / distance;
            return smooth.At(distance) * height * wave;
        });
    }
}
