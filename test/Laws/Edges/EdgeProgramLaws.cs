using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Laws.Tests.Edges;

/// <summary>An edge program run by an engine's own kernels is the composition of ops that it spells out.</summary>
public class EdgeProgramLaws
{
    // Single precision, through a dozen steps and sums over a thousand edges.
    private const double OfSingles = 2e-4;

    private static readonly ReferenceEngine Reference = new();

    public static TheoryData<string> Kinds => [.. EdgePairsOf.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kernels_compute_what_the_composition_computes(string kind) => ForAll(kind, kind == "many" ? 6 : 25, (program, pairs, x, seed) =>
    {
        double[] value = Value(Reference, program, pairs, x);
        double[][] gradient = Probe(Reference, program, pairs, seed).Gradient(x);
        foreach (int lanes in new[] { 16, 8, 4, 1 }.Where(lanes => lanes <= KernelSet.WidestLanes))
        {
            var engine = new ManagedEngine(1 + (seed & 1), lanes);
            Close.AssertEach(value, Value(engine, program, pairs, x), OfSingles, OfSingles, $"{lanes} lanes, seed {seed}");
            Close.AssertAll(gradient, Probe(engine, program, pairs, seed).Gradient(x), OfSingles, OfSingles);
        }
    });

    [Theory]
    [InlineData("isolated")]
    [InlineData("graphs")]
    public void Gradient_in_ops_is_that_of_the_composition(string kind) => ForAll(kind, 15, (program, pairs, x, seed) =>
    {
        var managed = new ManagedEngine(1);
        Probe probe = Probe(managed, program, pairs, seed);
        double[][] direction = Draw.Like(Draw.Stream("edge direction"), x);

        Close.AssertAll(Probe(Reference, program, pairs, seed).Gradient(x), probe.Gradient(x, record: true), OfSingles, OfSingles);
        Close.AssertAll(Probe(Reference, program, pairs, seed).HessianVector(x, direction), probe.HessianVector(x, direction), 10 * OfSingles, 10 * OfSingles);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bits_do_not_depend_on_threads(string kind) => ForAll(kind, 5, (program, pairs, x, seed) =>
    {
        var one = new ManagedEngine(1);
        var three = new ManagedEngine(3);

        Assert.Equal(Value(one, program, pairs, x), Value(three, program, pairs, x));
        Assert.Equal(Probe(one, program, pairs, seed).Gradient(x), Probe(three, program, pairs, seed).Gradient(x));
    });

    [Fact]
    public void A_pass_that_keeps_its_recording_can_be_made_again() => ForAll("graphs", 10, (program, pairs, x, seed) =>
    {
        using Scope scope = new ManagedEngine(1).BeginScope(recording: true);
        Tensor[] variables = [.. x.Select((array, i) => scope.Variable(scope.Constant(array, program.Inputs[i])))];
        Tensor loss = program.Program.Run(pairs, variables).Square().Sum();
        double[][] first = [.. scope.Gradients(loss, variables, keep: true).Select(gradient => gradient.ToDoubleArray())];
        double[][] second = [.. scope.Gradients(loss, variables).Select(gradient => gradient.ToDoubleArray())];

        Assert.Equal(first, second);
    });

    private static void ForAll(string kind, int cases, Action<RandomEdgeProgram, EdgePairs, double[][], int> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(Gen.Choose(0, 1 << 20).ToArbitrary(), seed =>
        {
            EdgePairs pairs = EdgePairsOf.Create(kind, seed);
            var program = RandomEdgeProgram.Create(seed, pairs, steps: 1 + (seed % 9));
            SeededRandom random = Draw.Stream("edges").Fork(seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
            double[][] x = [.. program.Inputs.Select(shape => Draw.Evenly(random, shape.Length, -0.5, 0.5))];
            law(program, pairs, x, seed);
        }));

    private static double[] Value(Engine engine, RandomEdgeProgram program, EdgePairs pairs, double[][] x)
    {
        using Scope scope = engine.BeginScope();
        return program.Program.Run(pairs, [.. x.Select((array, i) => scope.Constant(array, program.Inputs[i]))]).ToDoubleArray();
    }

    private static Probe Probe(Engine engine, RandomEdgeProgram program, EdgePairs pairs, int seed) => new(engine, program.Inputs, (scope, x) =>
    {
        Tensor y = program.Program.Run(pairs, x);
        SeededRandom random = Draw.Stream("edge loss").Fork(seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Tensor u = scope.Constant(Draw.Normally(random, y.Shape.Length), y.Shape);
        return ((u * y) + (y.Square() * 0.1)).Sum();
    });
}
