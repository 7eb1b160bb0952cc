using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>What holds for every op.</summary>
public class OpLaws
{
    // Central differences with a step of 1e-5 keep about this many digits.
    private const double OfDifferences = 1e-7;

    public static TheoryData<string> Rows => [.. OpCatalog.Rows.Select(row => row.Name)];

    public static TheoryData<string, string> RowsOnEngines => LawEngine.With(OpCatalog.Rows.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradient_is_that_of_central_differences(string name)
    {
        OpRow row = OpCatalog.Of(name);
        Probe probe = row.Probe(LawEngine.Reference.Engine);
        double[][] x = row.Draw();

        Close.AssertAll(CentralDifference.Gradient(probe.Value, x), probe.Gradient(x), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Second_derivative_is_that_of_central_differences(string name)
    {
        OpRow row = OpCatalog.Of(name);
        Probe probe = row.Probe(LawEngine.Reference.Engine);
        double[][] x = row.Draw();
        double[][] direction = Draw.Like(Draw.Stream(name).Fork("direction"), x);

        double[][] expected = CentralDifference.Along(at => probe.Gradient(at), x, direction);
        Close.AssertAll(expected, probe.HessianVector(x, direction), OfDifferences, OfDifferences);
    }

    [Theory]
    [MemberData(nameof(RowsOnEngines))]
    public void Gradient_that_is_recorded_is_the_same(string name, string engine)
    {
        OpRow row = OpCatalog.Of(name);
        LawEngine law = LawEngine.Of(engine);
        Probe probe = row.Probe(law.Engine);
        double[][] x = row.Draw();

        Close.AssertAll(probe.Gradient(x), probe.Gradient(x, record: true), law.Tolerance);
    }

    [Theory]
    [MemberData(nameof(RowsOnEngines))]
    public void Engine_computes_what_the_reference_engine_computes(string name, string engine)
    {
        OpRow row = OpCatalog.Of(name);
        LawEngine law = LawEngine.Of(engine);
        double[][] x = row.Draw();
        double[][] direction = Draw.Like(Draw.Stream(name).Fork("direction"), x);
        Probe expected = row.Probe(LawEngine.Reference.Engine);
        Probe actual = row.Probe(law.Engine);

        Close.AssertEach(row.Value(LawEngine.Reference.Engine), row.Value(law.Engine), law.Tolerance);
        Close.AssertAll(expected.Gradient(x), actual.Gradient(x), law.Tolerance, law.Tolerance);
        Close.AssertAll(expected.HessianVector(x, direction), actual.HessianVector(x, direction), law.Tolerance, law.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_is_computed_by_the_class_that_it_names(string name)
    {
        OpRow row = OpCatalog.Of(name);
        using Scope scope = LawEngine.Reference.Engine.BeginScope(recording: true);
        Tensor y = row.Function([.. row.Draw().Select((array, i) => scope.Variable(scope.Constant(array, row.Inputs[i])))]);

        Assert.Equal(row.Op, y.Node.Op!.GetType());
    }

    [Fact]
    public void Every_op_has_a_row()
    {
        // These are the other way to the gradients of Map and SegmentSoftmax; that both ways agree is a law of every row of those. EdgeBlock is
        // an engine's own way to run an edge program, for which there are laws beside these.
        Type[] others = [typeof(MapGradient), typeof(SegmentSoftmaxGradient), typeof(EdgeBlock)];
        IEnumerable<Type> ops = typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op))).Except(others);

        Assert.Empty(ops.Except(OpCatalog.Rows.Select(row => row.Op)));
        Assert.Empty(Enum.GetValues<Unary>().Cast<Enum>().Except(OpCatalog.Rows.Select(row => row.Maps!)));
        Assert.Empty(Enum.GetValues<Binary>().Cast<Enum>().Except(OpCatalog.Rows.Select(row => row.Maps!)));
    }
}
