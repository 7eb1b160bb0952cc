using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What holds of every rule that makes a vector of a graph.</summary>
public class VectorRuleLaws
{
    private const string Output = "Vector";

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Rules => [.. VectorRuleRows.Names];

    [Fact]
    public void Every_rule_has_a_row()
    {
        IEnumerable<Type> subjects = typeof(VectorRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(VectorRule)));

        Assert.Empty(subjects.Except(VectorRuleRows.All.Select(rule => rule.GetType())));
        Assert.Equal(VectorRules.All.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), VectorRuleRows.All.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nodes_in_another_order_give_what_the_layout_says(string name)
    {
        VectorRule rule = VectorRuleRows.Of(name);
        Prop.ForAll(RandomGraphs.Seeds, seed =>
        {
            var random = new Random(seed);
            RenumberedGraph pair = RenumberedGraph.Draw(VectorRuleRows.Draw(rule, random, Weighted), random);
            float[] expected = rule is SizedRule sized
                ? Padded(pair.Expected(Numbers(sized.Inner.Apply(pair.Graph)), rule.Layout), pair.Graph.NodeCount, sized.NodeCount, rule.Layout)
                : pair.Expected(Numbers(rule.Apply(pair.Graph)), rule.Layout);
            float[] found = Numbers(rule.Apply(pair.Renumbered));

            if (rule.Layout == VectorLayout.Eigenvectors)
            {
                (expected, found) = (Array.ConvertAll(expected, Math.Abs), Array.ConvertAll(found, Math.Abs));
            }

            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), both => Assert.True(both.First.Equals(both.Second) || Math.Abs(both.First - both.Second) <= 1e-5 * Math.Max(1, Math.Abs(both.First)), $"{both}"));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Saved_and_loaded_it_gives_the_same_bits(string name)
    {
        IDataView rows = Graphs(name);
        GraphVectorTransformer transformer = Checks.FitAgreeing(Estimator(name), rows);
        ITransformer loaded = Checks.Reload(transformer);

        Assert.Equal($"{transformer.GetOutputSchema(rows.Schema)[Output]}", $"{loaded.GetOutputSchema(rows.Schema)[Output]}");
        SameVectors.Assert(Read(transformer.Transform(rows)), Read(loaded.Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Read_twice_and_by_many_threads_it_gives_the_same_bits(string name)
    {
        IDataView view = Estimator(name).Fit(Graphs(name)).Transform(Graphs(name));
        VBuffer<float>[] expected = Read(view);
        VBuffer<float>[][] found = new VBuffer<float>[8][];
        Parallel.For(0, found.Length, i => found[i] = Read(view));

        Assert.All(found, vectors => SameVectors.Assert(expected, vectors));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void One_buffer_for_all_rows_is_as_good_as_one_each(string name)
    {
        IDataView view = Estimator(name).Fit(Graphs(name)).Transform(Graphs(name));
        VBuffer<float>[] expected = Read(view);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[Output]]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(view.Schema[Output]);
        VBuffer<float> buffer = default;
        for (int row = 0; cursor.MoveNext(); row++)
        {
            get(ref buffer);
            SameVectors.Assert([expected[row]], [buffer]);

            // Whoever reads may write into what was given, and read again.
            VBufferEditor.Create(ref buffer, buffer.Length, buffer.GetValues().Length).Values.Fill(float.NaN);
            get(ref buffer);
            SameVectors.Assert([expected[row]], [buffer]);
        }
    }

    private static float[] Padded(float[] numbers, int nodes, int size, VectorLayout layout) => layout == VectorLayout.Nodes
        ? [.. numbers, .. new float[size - nodes]]
        : [.. from row in Enumerable.Range(0, size) from column in Enumerable.Range(0, size) select row < nodes && column < nodes ? numbers[(row * nodes) + column] : 0];

    private static GraphVectorEstimator Estimator(string name) => new(Output, "Graph", VectorRuleRows.Of(name));

    /// <summary>Rows of graphs of every size, of which some follow one another that are the same.</summary>
    private IDataView Graphs(string name) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40)
        .Select(seed => VectorRuleRows.Draw(VectorRuleRows.Of(name), new Random(seed), Weighted))
        .SelectMany(graph => new[] { graph, graph })
        .Select(graph => new Row { Graph = graph }));

    /// <summary>Any graph whose weights add up to 0 or more at each node.</summary>
    private static Graph Weighted(Random random)
    {
        Graph any = RandomGraphs.Any(random);
        return any.WithEdgeWeights([.. any.Targets.ToArray().Select(_ => random.Next(9) / 4f)]);
    }

    private static VBuffer<float>[] Read(IDataView view) => view.Read<VBuffer<float>>(Output);

    private static float[] Numbers(VBuffer<float> vector) => [.. vector.DenseValues()];

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
