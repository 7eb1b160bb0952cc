using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Gradients of every layer with respect to every input and parameter, and their derivatives.</summary>
public class GradientLaws
{
    // Central differences with a step of 1e-5 keep about this many digits.
    private const double OfDifferences = 1e-7;

    public static TheoryData<string> Rows => [.. LayerCatalog.Names];

    public static TheoryData<string> RowsOfTrueGradients => [.. LayerCatalog.Rows.Where(row => !row.HoldsNormConstant).Select(row => row.Name)];

    public static TheoryData<string, string> RowsOnEngines => LawEngine.With(LayerCatalog.Names);

    [Theory]
    [MemberData(nameof(RowsOfTrueGradients))]
    public void Gradient_with_respect_to_inputs_is_that_of_central_differences(string name)
    {
        (Probe probe, double[][] x) = Reference(name);
        Close.AssertAll(CentralDifference.Gradient(probe.Value, x), probe.Gradient(x), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradient_with_respect_to_parameters_is_that_of_central_differences(string name)
    {
        LayerRow row = LayerCatalog.Of(name);
        GraphData data = row.Data();
        LayerProbe layer = row.Probe(LawEngine.Reference.Engine, data);
        Probe probe = layer.Derivatives(data);
        IReadOnlyList<Parameter> parameters = layer.Parameters.All;

        double[][] expected = CentralDifference.Gradient(
            values =>
            {
                for (int i = 0; i < parameters.Count; i++)
                {
                    parameters[i].Set(values[i]);
                }

                return probe.Value(data.Present);
            },
            [.. parameters.Select(parameter => parameter.Value.ToDoubleArray())]);
        Close.AssertAll(expected, row.Probe(LawEngine.Reference.Engine, data).Derivatives(data).ParameterGradient(data.Present), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(RowsOfTrueGradients))]
    public void Second_derivative_is_that_of_central_differences(string name)
    {
        (Probe probe, double[][] x) = Reference(name);
        double[][] direction = Direction(name, x);

        double[][] expected = CentralDifference.Along(at => probe.Gradient(at), x, direction);
        Close.AssertAll(expected, probe.HessianVector(x, direction), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(RowsOfTrueGradients))]
    public void Parameter_gradient_of_a_slope_is_that_of_central_differences(string name)
    {
        (Probe probe, double[][] x) = Reference(name);
        double[][] direction = Direction(name, x);

        double[][] expected = CentralDifference.Along(probe.ParameterGradient, x, direction);
        Close.AssertAll(expected, probe.ParameterGradientOfSlope(x, direction), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(RowsOnEngines))]
    public void Gradient_that_is_recorded_is_the_same(string name, string engine)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = row.Data();
        Probe probe = row.Probe(law.Engine, data).Derivatives(data);

        Close.AssertAll(probe.Gradient(data.Present), probe.Gradient(data.Present, record: true), law.Tolerance, law.Tolerance);
    }

    private static (Probe Probe, double[][] Inputs) Reference(string name)
    {
        LayerRow row = LayerCatalog.Of(name);
        GraphData data = row.Data();
        return (row.Probe(LawEngine.Reference.Engine, data).Derivatives(data), data.Present);
    }

    private static double[][] Direction(string name, double[][] x) => Draw.Like(Draw.Stream(name).Fork("direction"), x);
}
