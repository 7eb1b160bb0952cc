using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

public sealed class MotionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(40)]
    public void Rotations_and_reflections_keep_lengths_and_angles(int dimension)
    {
        var random = new SeededRandom(3);
        double[] points = Draw(random, 2 * dimension);
        foreach (Motion motion in new[] { Motion.Rotation(random, dimension), Motion.Reflection(random, dimension) })
        {
            double[] moved = motion.OfPoints(points);
            Assert.Equal(Dot(points, 0, 0), Dot(moved, 0, 0), 1e-12);
            Assert.Equal(Dot(points, 0, 1), Dot(moved, 0, 1), 1e-12);
            Assert.True(Distance(points, moved) > 0.1);
            Assert.Equal(moved, motion.OfDirections(points));
        }

        double Dot(double[] rows, int first, int second) =>
            Enumerable.Range(0, dimension).Sum(axis => rows[(first * dimension) + axis] * rows[(second * dimension) + axis]) / dimension;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Rotations_keep_the_orientation_and_reflections_change_it(int dimension)
    {
        var random = new SeededRandom(5);
        for (int draw = 0; draw < 10; draw++)
        {
            Assert.Equal(1, Determinant(Motion.Rotation(random, dimension), dimension), 1e-12);
            Assert.Equal(-1, Determinant(Motion.Reflection(random, dimension), dimension), 1e-12);
        }
    }

    [Fact]
    public void Shifts_move_points_alike_and_directions_not()
    {
        Motion motion = Motion.Translation(new SeededRandom(1), 3, size: 10);
        double[] moved = motion.OfPoints([0, 0, 0, 1, 2, 3]);
        Assert.All(moved.Take(3), part => Assert.InRange(Math.Abs(part), 0.01, 50));
        Assert.Equal([1, 2, 3], moved[3..].Zip(moved).Select(pair => Math.Round(pair.First - pair.Second, 12)));
        Assert.Equal([1, 2, 3], motion.OfDirections([1, 2, 3]));
    }

    private static double[] Draw(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double Determinant(Motion motion, int dimension)
    {
        double[][] axes = [.. Enumerable.Range(0, dimension).Select(axis =>
            motion.OfDirections([.. Enumerable.Range(0, dimension).Select(other => other == axis ? 1.0 : 0)]))];
        return Expand(axes);
    }

    private static double Expand(double[][] rows) => rows.Length == 0
        ? 1
        : rows[0].Select((value, column) => (column % 2 == 0 ? 1 : -1) * value * Expand([.. rows.Skip(1).Select(row => row.Where((_, k) => k != column).ToArray())])).Sum();
}
