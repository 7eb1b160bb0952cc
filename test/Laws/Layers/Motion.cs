using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>x ↦ Q·x + t, Q orthogonal.</summary>
internal sealed class Motion
{
    private readonly double[][] turn;
    private readonly double[] shift;

    private Motion(double[][] turn, double[] shift)
    {
        this.turn = turn;
        this.shift = shift;
    }

    internal static Motion Translation(SeededRandom random, int dimension) =>
        new(Identity(dimension), [.. Draw.Normally(random, dimension).Select(part => 3 * part)]);

    /// <summary>A turn about the origin.</summary>
    internal static Motion Rotation(SeededRandom random, int dimension) => new(Orthogonal(random, dimension, 1), new double[dimension]);

    /// <summary>A turn about the origin and a mirror.</summary>
    internal static Motion Reflection(SeededRandom random, int dimension) => new(Orthogonal(random, dimension, -1), new double[dimension]);

    internal double[] OfPoints(double[] points) => Apply(points, shift);

    internal double[] OfDirections(double[] directions) => Apply(directions, new double[shift.Length]);

    private double[] Apply(double[] rows, double[] plus) =>
        [.. rows.Chunk(shift.Length).SelectMany(row => turn.Select((axis, k) => axis.Zip(row, (a, b) => a * b).Sum() + plus[k]))];

    private static double[][] Identity(int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(row => Enumerable.Range(0, dimension).Select(column => row == column ? 1.0 : 0).ToArray())];

    /// <summary>Gram and Schmidt's process on random vectors; the last is mirrored if the determinant has the other sign.</summary>
    private static double[][] Orthogonal(SeededRandom random, int dimension, int determinant)
    {
        var axes = new List<double[]>();
        while (axes.Count < dimension)
        {
            double[] axis = Draw.Normally(random, dimension);
            foreach (double[] earlier in axes)
            {
                double along = axis.Zip(earlier, (a, b) => a * b).Sum();
                axis = [.. axis.Zip(earlier, (a, b) => a - (along * b))];
            }

            double norm = Math.Sqrt(axis.Sum(part => part * part));
            axes.Add([.. axis.Select(part => part / norm)]);
        }

        if (Math.Sign(Determinant([.. axes])) != determinant)
        {
            axes[^1] = [.. axes[^1].Select(part => -part)];
        }

        return [.. axes];
    }

    /// <summary>Laplace's expansion along the first row.</summary>
    private static double Determinant(double[][] matrix) => matrix.Length == 0
        ? 1
        : matrix[0].Select((value, column) => (column % 2 == 0 ? 1 : -1) * value * Determinant(Minor(matrix, column))).Sum();

    private static double[][] Minor(double[][] matrix, int column) =>
        [.. matrix.Skip(1).Select(row => row.Where((_, k) => k != column).ToArray())];
}
