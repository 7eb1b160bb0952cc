using System.Globalization;
using Equivariant.ML.Support;

namespace Equivariant.ML.Data.Tests;

public class CompositionOffsetsTests
{
    private static Graph Molecule(params int[] types) => new GraphBuilder(types.Length).WithNodeTypes(types).Build();

    [Fact]
    public void Finds_exact_offsets()
    {
        CompositionOffsets offsets = CompositionOffsets.Fit([(Molecule(6, 1, 1, 1, 1), 10), (Molecule(6, 6, 1, 1), 14), (Molecule(1, 1), 2), (Molecule(8, 1, 1), 102)]);

        Assert.Equal([1, 6, 8], offsets.Offsets.Keys);
        Assert.Equal([1, 6, 100], offsets.Offsets.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal(107, offsets.Predict(Molecule(6, 1, 8)), 9);
    }

    [Fact]
    public void One_composition_alone_is_predicted_with_finite_offsets()
    {
        Graph ethanol = Molecule(6, 6, 8, 1, 1, 1, 1, 1, 1);
        CompositionOffsets offsets = CompositionOffsets.Fit([(ethanol, -4209.2), (ethanol, -4209.4)]);

        Assert.Equal(-4209.3, offsets.Predict(ethanol), 6);
        Assert.All(offsets.Offsets.Values, value => Assert.InRange(value, -4209.3, 0));
    }

    [Fact]
    public void A_rare_element_among_many_keeps_its_offset()
    {
        IEnumerable<(Graph, double)> many = Enumerable.Range(0, 20_000).Select(i => (Molecule([6, .. Enumerable.Repeat(1, i % 30)]), 100.0 + (i % 30)));
        CompositionOffsets offsets = CompositionOffsets.Fit(many.Append((Molecule(92, 6), 1100)));

        Assert.Equal([1, 100, 1000], offsets.Offsets.Values.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void The_empty_molecule_is_nothing()
    {
        CompositionOffsets offsets = CompositionOffsets.Fit([(Molecule(), 3)]);

        Assert.Empty(offsets.Offsets);
        Assert.Equal(0, offsets.Predict(Molecule()));
    }

    [Fact]
    public void An_unseen_element_is_named()
    {
        CompositionOffsets offsets = CompositionOffsets.Fit([(Molecule(6, 1), 1)]);
        string message = Assert.Throws<ArgumentException>(() => offsets.Predict(Molecule(17))).Message;

        Assert.Contains("Cl (type 17) has no offset", message, StringComparison.Ordinal);
        Assert.Contains("expected H (type 1), C (type 6)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_with_the_examples()
    {
        Assert.Contains("no examples", Assert.Throws<ArgumentException>(() => CompositionOffsets.Fit([])).Message, StringComparison.Ordinal);
        Assert.Contains("value of graph 1 is not finite", Assert.Throws<ArgumentException>(
            () => CompositionOffsets.Fit([(Molecule(1), 1), (Molecule(1), double.NaN)])).Message, StringComparison.Ordinal);
        Assert.Contains("Graph 0 has 2 nodes without types", Assert.Throws<ArgumentException>(
            () => CompositionOffsets.Fit([(new GraphBuilder(2).Build(), 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CompositionOffsets(new Dictionary<int, double> { [6] = double.NaN }));
    }

    [DataFact("qm7/split.txt")]
    public void On_qm7_composition_alone_is_15_kcal_per_mol_off()
    {
        HashSet<int> heldOut = [.. File.ReadLines(SharedData.Path("qm7/split.txt"))
            .Where(line => !line.StartsWith('#')).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
        var rows = XyzReader.Read(SharedData.Path("qm7/qm7_all.xyz")).Select(frame => (frame.Graph, Value: frame.Number("hof_kcal_mol"))).ToList();
        var test = rows.Where((_, i) => heldOut.Contains(i)).ToList();
        var train = rows.Where((_, i) => !heldOut.Contains(i)).ToList();
        CompositionOffsets offsets = CompositionOffsets.Fit(train);
        double MeanAbsoluteError(List<(Graph Graph, double Value)> part) => part.Average(row => Math.Abs(row.Value - offsets.Predict(row.Graph)));

        Assert.Equal(1420, test.Count);
        Assert.Equal(15.03, MeanAbsoluteError(train), 0.005);
        Assert.Equal(15.53, MeanAbsoluteError(test), 0.005);
    }
}
