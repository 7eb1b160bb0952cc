namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>A batch gives what its graphs give one by one.</summary>
public class BatchingLaws
{
    public static TheoryData<string, string> Rows => LawEngine.With(LayerCatalog.Rows.Where(row => !row.Training).Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Batch_is_one_by_one(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        LayerProbe probe = row.Probe(law.Engine, data);

        LayerNumbers expected = LayerNumbers.Join([.. Enumerable.Range(0, data.GraphCount).Select(graph => probe.Forward(data.Alone(graph)))]);
        Close.AssertAll(expected.Present, probe.Forward(data).Present, law.Tolerance);
    }
}
