using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>A layer is its parameters: another with the same values by path gives the same output.</summary>
public class ParameterLaws
{
    public static TheoryData<string, string> Rows => LawEngine.With(LayerCatalog.Names);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Parameters_saved_by_path_bring_the_output_back(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        LayerProbe original = row.Probe(law.Engine, data);
        LayerProbe restored = row.Probe(law.Engine, data);
        foreach (SavedTensor tensor in restored.Parameters.Saved)
        {
            tensor.Set(new double[tensor.Shape.Length]);
        }

        foreach ((SavedTensor saved, SavedTensor tensor) in original.Parameters.Saved.Zip(restored.Parameters.Saved))
        {
            Assert.Equal(saved.Path, tensor.Path);
            tensor.Set(saved.Value.ToDoubleArray());
        }

        Assert.Equal(original.Forward(data).Present, restored.Forward(data).Present);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Same_seed_draws_the_same_parameters(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        ParameterSet[] sets = [.. new ulong[] { 7, 7, 8 }.Select(seed =>
        {
            var set = new ParameterSet(law.Engine, seed);
            row.Build(set.Root, row.Widths);
            return set;
        })];

        Assert.Equal(Values(sets[0]), Values(sets[1]));
        Assert.Equal(row.StartsFixed || sets[0].All.Count == 0, Values(sets[0]).SequenceEqual(Values(sets[2])));
    }

    private static double[] Values(ParameterSet set) => [.. set.All.SelectMany(parameter => parameter.Value.ToDoubleArray())];
}
