using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Weights for each type of nodes and edges, by the papers.</summary>
public class TypedLayerTests
{
    private const int Types = 3, Outputs = 2, Bases = 2;

    // The third type leads to no node; a feature before the types means nothing to the layer.
    private static readonly int[] EdgeTypes = [0, 1, 1, 0, 1, 0, 1];
    private static readonly double[][] TypedEdges = [.. EdgeTypes.Select((type, edge) => (double[])[edge, .. OfType(type)])];
    private static readonly InputWidths Typed = Widths with { Edges = 1 + Types, EdgeTypes = 1.. };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Relational_convolution_is_that_of_the_paper(bool basis)
    {
        var layer = new SmallGraph(parameters => new RelationalLayer(parameters, Typed, Outputs, basis ? Bases : null));
        double[][][] matrices = [.. layer.Parameter("weight").Chunk(Width)];
        double[][][] ofTypes = !basis ? matrices : [.. layer.Parameter("coefficients").Select(mix => Enumerable.Range(0, Width)
            .Select(row => Sum(mix.Select((a, k) => Scale(matrices[k][row], a)), Outputs)).ToArray())];

        AssertClose(
            [.. Enumerable.Range(0, Nodes).Select(node => Plus(
                Plus(Times(Features[node], layer.Parameter("self/weight")), layer.Parameter("bias")[0]),
                Sum(EdgesInto(node).Select(edge => Scale(
                    Times(Features[Sources[edge]], ofTypes[EdgeTypes[edge]]),
                    1.0 / EdgesInto(node).Count(other => EdgeTypes[other] == EdgeTypes[edge]))), Outputs)))],
            layer.Forward(edges: TypedEdges));
    }

    [Fact]
    public void Edges_without_types_are_all_of_one()
    {
        InputWidths one = Widths with { Edges = 1, EdgeTypes = 0..1 };
        AssertClose(
            new SmallGraph(parameters => new RelationalLayer(parameters, one, Outputs)).Forward(edges: [.. EdgeTypes.Select(_ => (double[])[1])]),
            new SmallGraph(parameters => new RelationalLayer(parameters, Widths, Outputs)).Forward());
    }

    [Fact]
    public void Each_type_of_nodes_has_a_map_of_its_own()
    {
        int[] types = [0, 2, 1, 1, 0, 2];
        double[][] nodes = [.. types.Select((type, node) => (double[])[Features[node][0], .. OfType(type), .. Features[node][1..]])];
        var layer = new SmallGraph(parameters => new TypedEmbedding(parameters, new InputWidths { Nodes = Width + Types, NodeTypes = 1..^2 }, Outputs));
        double[][][] maps = [.. layer.Parameter("weight").Chunk(Width + 1)];

        AssertClose([.. types.Select((type, node) => Times([.. Features[node], 1], maps[type]))], layer.Forward(nodes: nodes));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        AssertRefused("RelationalLayer: 0 basis matrices; expected 1 or more, or null for none.", () => new RelationalLayer(parameters, Typed, 2, bases: 0));
        AssertRefused(
            "RelationalLayer: the type is edge features 1 to before 4; expected some from 0 to before 2, or none.",
            () => new RelationalLayer(parameters, Typed with { Edges = 2, EdgeTypes = 1..4 }, 2));
        AssertRefused(
            "TypedEmbedding: the type is node features 2 to before 2; expected some from 0 to before 3, or none.",
            () => new TypedEmbedding(parameters, Widths with { NodeTypes = 2..2 }, 2));

        static void AssertRefused(string message, Func<Layer> build) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => build()).Message, StringComparison.Ordinal);
    }

    private static double[] OfType(int type) => [.. Enumerable.Range(0, Types).Select(each => each == type ? 1.0 : 0)];
}
