using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Every engine computes what the reference engine computes, with any number of threads to the last bit.</summary>
public class EngineLaws
{
    public static TheoryData<string> Rows => [.. LayerCatalog.Names];

    public static TheoryData<string, string> RowsOnEngines => LawEngine.With(LayerCatalog.Names);

    [Theory]
    [MemberData(nameof(RowsOnEngines))]
    public void Engine_computes_what_the_reference_engine_computes(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        LayerProbe expected = row.Probe(LawEngine.Reference.Engine, data);
        LayerProbe actual = row.Probe(law.Engine, data);

        Close.AssertAll(expected.Forward(data).Present, actual.Forward(data).Present, law.Tolerance);
        Probe exact = expected.Derivatives(data);
        Probe close = actual.Derivatives(data);
        double tolerance = 10 * law.Tolerance;
        Close.AssertAll(exact.Gradient(data.Present), close.Gradient(data.Present), tolerance, tolerance);
        Close.AssertAll(exact.ParameterGradient(data.Present), close.ParameterGradient(data.Present), tolerance, tolerance);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Same_seed_gives_the_same_bits_with_any_number_of_threads(string name)
    {
        LayerRow row = LayerCatalog.Of(name);
        GraphData data = GraphData.Draw(Draw.Stream(name), row.Widths, [.. Enumerable.Repeat(12, 40)]);
        double[][][] results = [.. new[] { 1, 2 }.Select(threads =>
        {
            LayerProbe probe = row.Probe(new ManagedEngine(threads), data);
            Probe derivatives = probe.Derivatives(data);
            return (double[][])[.. probe.Forward(data).Present, .. derivatives.Gradient(data.Present), .. derivatives.ParameterGradient(data.Present)];
        })];

        Assert.Equal(results[0], results[1]);
    }
}
