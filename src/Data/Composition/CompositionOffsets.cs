using MathNet.Numerics.LinearAlgebra;

namespace Equivariant.ML.Data;

/// <summary>
/// The part of a molecule's energy that follows from its composition alone: a sum of one offset per atom, which depends on its
/// element (or whatever the node types are). A network that learns the rest starts near the answer.
/// </summary>
public sealed class CompositionOffsets
{
    // Eigenvalues of the scaled normal matrix lie between 0 and the number of types; below this one it is rounding.
    private const double Negligible = 1e-10;

    private readonly SortedDictionary<int, double> offsets;

    /// <summary>Uses known offsets, such as those of a saved model.</summary>
    /// <param name="offsets">The offset of each node type, in the unit of the values to predict.</param>
    /// <exception cref="ArgumentException">An offset that is not finite.</exception>
    public CompositionOffsets(IReadOnlyDictionary<int, double> offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        this.offsets = [];
        foreach ((int type, double offset) in offsets)
        {
            this.offsets[type] = double.IsFinite(offset)
                ? offset
                : throw new ArgumentException($"The offset of {Name(type)} is not finite.", nameof(offsets));
        }
    }

    /// <summary>The offset of each node type, ascending by type.</summary>
    public IReadOnlyDictionary<int, double> Offsets => offsets.AsReadOnly();

    /// <summary>
    /// Finds the offsets with the least sum of squared errors. Where the data leave some undecided (all molecules having one
    /// composition, say), it is the smallest offsets among the equally good, each counted by how much its type occurs.
    /// </summary>
    /// <param name="examples">Graphs with node types, and their values.</param>
    /// <exception cref="ArgumentException">No examples, a graph whose nodes have no types, or a value that is not finite.</exception>
    public static CompositionOffsets Fit(IEnumerable<(Graph Graph, double Value)> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var products = new SortedDictionary<int, SortedDictionary<int, double>>();
        var moments = new Dictionary<int, double>();
        int row = 0;
        foreach ((Graph graph, double value) in examples)
        {
            Add(products, moments, Counts(graph, $"Graph {row}"), Finite(value, row));
            row++;
        }

        return row > 0 ? Solve(products, moments) : throw new ArgumentException("There are no examples; expected one or more.", nameof(examples));
    }

    /// <summary>The sum of the offsets of a graph's nodes.</summary>
    /// <param name="graph">A graph with node types.</param>
    /// <exception cref="ArgumentException">A graph whose nodes have no types, or a type without an offset; the message names the element.</exception>
    public double Predict(Graph graph)
    {
        double sum = 0;
        foreach ((int type, int count) in Counts(graph, "The graph"))
        {
            sum += offsets.TryGetValue(type, out double offset)
                ? count * offset
                : throw new ArgumentException(
                    $"{Name(type)} has no offset, as it was not among the examples; expected {string.Join(", ", offsets.Keys.Select(Name))}.", nameof(graph));
        }

        return sum;
    }

    private static SortedDictionary<int, int> Counts(Graph graph, string name)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.NodeTypes.Length != graph.NodeCount)
        {
            throw new ArgumentException($"{name} has {graph.NodeCount} nodes without types; expected a type, such as the atomic number, for each.");
        }

        var counts = new SortedDictionary<int, int>();
        foreach (int type in graph.NodeTypes)
        {
            counts[type] = counts.GetValueOrDefault(type) + 1;
        }

        return counts;
    }

    // The products of counts are whole numbers, so their sums are exact.
    private static void Add(
        SortedDictionary<int, SortedDictionary<int, double>> products, Dictionary<int, double> moments, SortedDictionary<int, int> counts, double value)
    {
        foreach ((int type, int count) in counts)
        {
            moments[type] = moments.GetValueOrDefault(type) + (count * value);
            if (!products.TryGetValue(type, out SortedDictionary<int, double>? row))
            {
                products[type] = row = [];
            }

            foreach ((int other, int otherCount) in counts)
            {
                row[other] = row.GetValueOrDefault(other) + ((double)count * otherCount);
            }
        }
    }

    private static CompositionOffsets Solve(SortedDictionary<int, SortedDictionary<int, double>> products, Dictionary<int, double> moments)
    {
        int[] types = [.. products.Keys];
        if (types.Length == 0)
        {
            return new CompositionOffsets(new Dictionary<int, double>());
        }

        // Scaled to a unit diagonal, a rare element weighs as much as a common one when the rank is judged.
        Vector<double> scale = Vector<double>.Build.Dense(types.Length, i => 1 / Math.Sqrt(products[types[i]][types[i]]));
        Matrix<double> normal = Matrix<double>.Build.Dense(
            types.Length, types.Length, (i, j) => products[types[i]].GetValueOrDefault(types[j]) * scale[i] * scale[j]);
        Vector<double> moment = Vector<double>.Build.Dense(types.Length, i => moments[types[i]] * scale[i]);
        var eigen = normal.Evd(Symmetricity.Symmetric);
        Vector<double> parts = eigen.EigenVectors.TransposeThisAndMultiply(moment);
        parts.MapIndexedInplace((i, part) => eigen.EigenValues[i].Real > Negligible ? part / eigen.EigenValues[i].Real : 0);
        Vector<double> solution = (eigen.EigenVectors * parts).PointwiseMultiply(scale);
        return new CompositionOffsets(types.Select((type, i) => (type, i)).ToDictionary(row => row.type, row => solution[row.i]));
    }

    private static double Finite(double value, int row) => double.IsFinite(value)
        ? value
        : throw new ArgumentException($"The value of graph {row} is not finite.");

    private static string Name(int type) => type is >= 1 and <= Elements.Count ? $"{Elements.Symbol(type)} (type {type})" : $"type {type}";
}
