using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// x ↦ Q·x + t in double precision. Q is a product of mirrors (Householder 1958), of an even number for a rotation and an odd one for a reflection;
/// as many as there are dimensions reach every Q.
/// </summary>
internal sealed class Motion
{
    // Beyond so many dimensions not every Q is reached, only enough of them.
    private const int MostMirrors = 16;

    private readonly double[][] mirrors;
    private readonly double[] shift;

    private Motion(double[][] mirrors, double[] shift)
    {
        this.mirrors = mirrors;
        this.shift = shift;
    }

    /// <summary>A shift by about so much along each axis.</summary>
    internal static Motion Translation(SeededRandom random, int dimension, double size) =>
        new([], [.. Normally(random, dimension).Select(part => size * part)]);

    /// <summary>A turn about the origin.</summary>
    internal static Motion Rotation(SeededRandom random, int dimension)
    {
        int count = Math.Min(dimension, MostMirrors);
        return new(Mirrors(random, dimension, count - (count % 2)), new double[dimension]);
    }

    /// <summary>A turn about the origin and a mirror.</summary>
    internal static Motion Reflection(SeededRandom random, int dimension)
    {
        int count = Math.Min(dimension, MostMirrors);
        return new(Mirrors(random, dimension, count - 1 + (count % 2)), new double[dimension]);
    }

    /// <summary>Where points go, row-major.</summary>
    internal double[] OfPoints(ReadOnlySpan<double> points)
    {
        double[] moved = OfDirections(points);
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] += shift[i % shift.Length];
        }

        return moved;
    }

    /// <summary>How directions turn, row-major.</summary>
    internal double[] OfDirections(ReadOnlySpan<double> directions)
    {
        double[] turned = directions.ToArray();
        for (int start = 0; start < turned.Length; start += shift.Length)
        {
            Span<double> row = turned.AsSpan(start, shift.Length);
            foreach (double[] normal in mirrors)
            {
                double along = 0;
                for (int axis = 0; axis < normal.Length; axis++)
                {
                    along += normal[axis] * row[axis];
                }

                for (int axis = 0; axis < normal.Length; axis++)
                {
                    row[axis] -= 2 * along * normal[axis];
                }
            }
        }

        return turned;
    }

    private static double[][] Mirrors(SeededRandom random, int dimension, int count)
    {
        var normals = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] normal = Normally(random, dimension);
            double length = Math.Sqrt(normal.Sum(part => part * part));
            normals[i] = [.. normal.Select(part => part / length)];
        }

        return normals;
    }

    private static double[] Normally(SeededRandom random, int count)
    {
        var numbers = new double[count];
        foreach (ref double number in numbers.AsSpan())
        {
            number = random.NextNormal();
        }

        return numbers;
    }
}
