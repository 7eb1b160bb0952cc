using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The graph autoencoder of the EGNN authors' code, of layers and a head.</summary>
public abstract class AutoencoderFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Named = new() { ["w"] = "head/decoder/weight", ["b"] = "head/decoder/bias" };

    [FixtureFact("ae_egnn_model")]
    public void Encoder_decoder_and_loss() => new FixtureCheck("ae_egnn_model", engine, tolerance, names: Named).Run(parameters =>
    {
        var options = new EgnnOptions { Width = 8, Messages = Aggregation.Sum, Differences = Differences.Plain, PullToOrigin = 0.001 };
        var inputs = new InputWidths { Nodes = 1, Edges = 1, Dimension = 3 };
        EgnnLayer[] layers =
        [
            new(parameters["layer0"], inputs, 8, options),
            new(parameters["layer1"], inputs with { Nodes = 8 }, 8, options),
        ];
        var head = new AutoencoderHead(parameters["head"], options, 3, EdgeDecoder.Distance, variational: false);
        return (graph, given, context) =>
        {
            var state = new GraphState { Nodes = given["h"], Positions = given["coord0"], Edges = given["edge_attr"] };
            foreach (EgnnLayer layer in layers)
            {
                (_, state) = layer.Forward(graph, state, context);
            }

            Tensor embedding = head.Encode(graph, state, state, context);
            Tensor logits = head.DecodeGraphs(graph, embedding);
            int nodes = embedding.Shape[0];
            return new()
            {
                ["coords"] = embedding,
                ["adj_pred"] = WithDiagonal(logits.Sigmoid(), nodes),
                ["bce_sum"] = CrossEntropy.OfTwo(logits, WithoutDiagonal(given["adjacency"], nodes), weights: null, totalWeight: 1),
            };
        };
    });

    /// <summary>[nodes·(nodes − 1)×1] as [nodes×nodes] with 0 on the diagonal.</summary>
    private static Tensor WithDiagonal(Tensor pairs, int nodes) => pairs
        .SegmentSum(Grouping.Of(Pairs(nodes), nodes * nodes)).Reshape(new Shape(nodes, nodes));

    private static Tensor WithoutDiagonal(Tensor matrix, int nodes) => matrix
        .Reshape(new Shape(nodes * nodes, 1)).Gather(Grouping.Of(Pairs(nodes), nodes * nodes));

    private static int[] Pairs(int nodes) => [.. Enumerable.Range(0, nodes * nodes).Where(pair => pair / nodes != pair % nodes)];
}

public sealed class AutoencoderFixturesOnReferenceEngine() : AutoencoderFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class AutoencoderFixturesOnManagedEngine() : AutoencoderFixtureTests(new ManagedEngine(1), 1e-4);
