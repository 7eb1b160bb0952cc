using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>SchNet against PyTorch Geometric: the continuous-filter convolution, and a whole model to its energies.</summary>
public abstract class SchNetFixtureTests(Engine engine, double tolerance)
{
    private const int Elements = 100;

    // PyTorch's softplus is x itself from 20 on, which is off by e⁻²⁰ = 2e-9, and numbers here reach 38: with that threshold in ours its outputs are the fixture's to 1e-14, without it
    // the gradient of one weight differs by 1.001e-10 of the largest.
    private const double OfThreshold = 1.1e-10;

    private static readonly Dictionary<string, string> Names = new()
    {
        ["conv"] = "", ["nn"] = "filter", ["mlp"] = "filter", ["lin1"] = "source", ["lin2"] = "received", ["lin"] = "last",
        ["lin1.weight"] = "output/0/weight", ["lin1.bias"] = "output/0/bias", ["lin2.weight"] = "output/2/weight", ["lin2.bias"] = "output/2/bias",
    };

    [FixtureFact("schnet_cfconv")]
    public void Continuous_filter() => new FixtureCheck("schnet_cfconv", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var filter = new ContinuousFilter(parameters, 6, 6, new SchNetOptions { Filters = 7, Gaussians = 8, Cutoff = 5, KeepBeyondCutoff = true });
        return (graph, inputs, context) => new() { ["out"] = filter.Forward(graph, inputs["x"], inputs["pos"], context) };
    });

    [FixtureFact("schnet_model")]
    public void Model() => new FixtureCheck("schnet_model", engine, Math.Max(tolerance, OfThreshold), names: Names).Run(parameters =>
    {
        var options = new SchNetOptions { Layers = 2, Width = 8, Filters = 6, Gaussians = 10, Cutoff = 4, LastWidth = 1, HeadLayers = 0 };
        Network network = options.Create(parameters, new InputWidths { Nodes = Elements, Dimension = 3 });
        var head = new GraphHead(parameters, options, 1, Readout.Sum);
        return (graph, inputs, context) =>
        {
            var state = new GraphState { Nodes = OneHot(inputs["z"], context.Scope), Positions = inputs["pos"] };
            (GraphBatch batch, GraphState after) = network.Forward(Complete(graph), state, context);
            return new() { ["out"] = head.Encode(batch, state, after, context) };
        };
    });

    private static Tensor OneHot(Tensor elements, Scope scope) => scope.Constant(
        [.. elements.ToDoubleArray().SelectMany(element => Enumerable.Range(0, Elements).Select(z => z == (int)element ? 1.0 : 0))], new Shape(elements.Shape.Length, Elements));

    /// <summary>An edge between any two nodes of a graph, those that are too far from each other too: they bring nothing.</summary>
    private static GraphBatch Complete(GraphBatch graph)
    {
        int[] graphs = graph.Graphs.Index.ToArray();
        (int Target, int Source)[] pairs =
        [
            .. from target in Enumerable.Range(0, graphs.Length) from source in Enumerable.Range(0, graphs.Length)
               where target != source && graphs[target] == graphs[source] select (target, source),
        ];
        return new GraphBatch(
            Grouping.Of([.. pairs.Select(pair => pair.Target)], graphs.Length), Grouping.Of([.. pairs.Select(pair => pair.Source)], graphs.Length), graph.Graphs);
    }
}

public sealed class SchNetFixturesOnReferenceEngine() : SchNetFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class SchNetFixturesOnManagedEngine() : SchNetFixtureTests(new ManagedEngine(1), 1e-4);
