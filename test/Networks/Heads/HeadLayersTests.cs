using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Heads;

/// <summary>How many linear maps a head has.</summary>
public class HeadLayersTests
{
    private static readonly GcnOptions Gcn = new() { Width = 4, LastWidth = 3 };

    [Theory]
    [InlineData(2, "node/0/weight node/0/bias node/2/weight node/2/bias")]
    [InlineData(1, "node/0/weight node/0/bias")]
    [InlineData(0, "")]
    public void A_node_head_has_as_many_maps_as_the_network_asks_for(int maps, string paths) =>
        Assert.Equal(paths, Paths(parameters => new NodeHead(parameters, Gcn with { HeadLayers = maps }, 3)));

    [Theory]
    [InlineData(2, "node/0/weight node/0/bias node/2/weight node/2/bias graph/0/weight graph/0/bias graph/2/weight graph/2/bias")]
    [InlineData(1, "graph/0/weight graph/0/bias")]
    [InlineData(0, "")]
    public void A_graph_head_reads_out_before_its_only_map(int maps, string paths) =>
        Assert.Equal(paths, Paths(parameters => new GraphHead(parameters, Gcn with { HeadLayers = maps }, 3, Readout.Sum)));

    [Fact]
    public void Features_that_are_the_prediction_must_be_as_many()
    {
        GcnOptions none = Gcn with { HeadLayers = 0 };
        const string Message = "GcnOptions.HeadLayers is 0, so the features after the last layer are the prediction, and they are 3 wide; expected 7, as many as there are numbers to predict.";

        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Paths(parameters => new NodeHead(parameters, none, 7))).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Paths(parameters => new GraphHead(parameters, none, 7, Readout.Sum))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            Message, Assert.Throws<ArgumentException>(() => Paths(parameters => new NodeVectorHead(parameters, none, 7, VectorTarget.Position))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "GcnOptions.HeadLayers is 0, and what is predicted of a pair is computed from the features of two nodes; expected 1 or 2.",
            Assert.Throws<ArgumentException>(() => Paths(parameters => new PairHead(parameters, none, 0, 3, directed: false))).Message,
            StringComparison.Ordinal);
    }

    private static string Paths(Func<ParameterScope, Head> create)
    {
        var parameters = new ParameterSet(new ReferenceEngine(), seed: 1);
        create(parameters.Root);
        return string.Join(' ', parameters.All.Select(parameter => parameter.Path));
    }
}
