using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>What nodes take of each other is shared out, and to watch it changes nothing.</summary>
public class AttentionLaws
{
    private static readonly Type[] Attending = [typeof(GatLayer), typeof(GatV2Layer), typeof(TransformerLayer)];

    public static TheoryData<string, string> Rows => LawEngine.With(LayerCatalog.Rows.Where(row => Attending.Contains(row.Subject)).Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Shares_of_a_target_are_one_together(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        LayerProbe probe = row.Probe(law.Engine, data);
        var observer = new AttentionObserver();

        LayerNumbers watched = probe.Forward(data, observer);

        var sums = observer.Weights.GroupBy(weight => (weight.Target, weight.Head)).ToDictionary(shares => shares.Key, shares => shares.Sum(share => share.Weight));
        Assert.All(sums.Values, sum => Assert.Equal(1, sum, law.Tolerance));
        Assert.All(observer.Weights, weight => Assert.Equal((0, data.Graphs[weight.Target]), (weight.Layer, data.Graphs[weight.Source])));

        // A target is one that something leads to; and every edge between two nodes is one that is attended along.
        HashSet<(int, int)> edges = [.. observer.Weights.Select(weight => (weight.Source, weight.Target))];
        Assert.Subset(edges, data.Sources.Zip(data.Targets).ToHashSet());
        Assert.Equal(probe.Forward(data).Present, watched.Present);
    }

    [Fact]
    public void Layers_that_do_not_attend_tell_nothing()
    {
        foreach (LayerRow row in LayerCatalog.Rows.Where(row => typeof(Layer).IsAssignableFrom(row.Subject) && !Attending.Contains(row.Subject)))
        {
            var observer = new AttentionObserver();
            row.Probe(LawEngine.Managed.Engine, row.Data()).Forward(row.Data(), observer);
            Assert.True(observer.Weights.Count == 0, $"{row.Name} attends: it belongs among those that are held to what shares are.");
        }
    }
}
