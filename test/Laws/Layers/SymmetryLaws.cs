using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Outputs follow when the input is permuted, shifted, turned or mirrored, as the layer declares.</summary>
public class SymmetryLaws
{
    // In single precision two ways to the same sums differ in the sixth digit.
    internal const double OfSingles = 1e-4;

    public static TheoryData<string, string> Rows => LawEngine.With(LayerCatalog.Names);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nodes_and_edges_may_come_in_any_order(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        LayerProbe probe = row.Probe(law.Engine, data);
        Assert.True(probe.Symmetry.HasFlag(Symmetry.Permutation));
        SeededRandom random = Draw.Stream(name).Fork("order");
        int[] nodes = [.. Enumerable.Range(0, data.NodeCount)];
        int[] edges = [.. Enumerable.Range(0, data.Targets.Length)];
        random.Shuffle<int>(nodes);
        random.Shuffle<int>(edges);

        AssertClose(law, probe.Forward(data).Permuted(nodes, edges), probe.Forward(data.Permuted(nodes, edges)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Positions_may_be_shifted(string name, string engine) => Check(name, engine, Symmetry.Translation, Motion.Translation);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Positions_and_velocities_may_be_turned(string name, string engine) => Check(name, engine, Symmetry.Rotation, Motion.Rotation);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Positions_and_velocities_may_be_mirrored(string name, string engine) => Check(name, engine, Symmetry.Reflection, Motion.Reflection);

    /// <summary>A symmetry that is declared holds; one that is not declared does not, or the layer declares too little.</summary>
    private static void Check(string name, string engine, Symmetry symmetry, Func<SeededRandom, int, Motion> draw)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        foreach (int dimension in row.Widths.Dimension == 0 ? [] : new[] { 2, 3, 5 })
        {
            GraphData data = row.Data(dimension);
            LayerProbe probe = row.Probe(law.Engine, data);
            Motion motion = draw(Draw.Stream(name).Fork("motion"), dimension);
            LayerNumbers expected = probe.Forward(data).Moved(motion);
            LayerNumbers actual = probe.Forward(data.Moved(motion));
            if (probe.Symmetry.HasFlag(symmetry))
            {
                AssertClose(law, expected, actual);
            }
            else
            {
                Assert.Contains(expected.Present.Zip(actual.Present), pair => pair.First.Zip(pair.Second).Any(of => Math.Abs(of.First - of.Second) > 0.01));
            }
        }
    }

    private static void AssertClose(LawEngine law, LayerNumbers expected, LayerNumbers actual) =>
        Close.AssertAll(expected.Present, actual.Present, law.Engine.Precision == Precision.Double ? law.Tolerance : OfSingles);
}
