using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The graph autoencoder of the EGNN authors' code, composed of the layers here.</summary>
public abstract class AutoencoderFixtureTests(Engine engine, double tolerance)
{
    [FixtureFact("ae_egnn_model")]
    public void Encoder_decoder_and_loss() => new FixtureCheck("ae_egnn_model", engine, tolerance).Run(parameters =>
    {
        var options = new EgnnOptions { Width = 8, Messages = Aggregation.Sum, Differences = Differences.Plain, PullToOrigin = 0.001 };
        var inputs = new InputWidths { Nodes = 1, Edges = 1, Dimension = 3 };
        EgnnLayer[] layers =
        [
            new(parameters["layer0"], inputs, 8, options),
            new(parameters["layer1"], inputs with { Nodes = 8 }, 8, options),
        ];
        Parameter w = parameters.Add("w", new Shape(1), Initializer.Filled(-0.1));
        Parameter b = parameters.Add("b", new Shape(1), Initializer.Filled(1));
        return (graph, given, context) =>
        {
            var state = new GraphState { Nodes = given["h"], Positions = given["coord0"], Edges = given["edge_attr"] };
            foreach (EgnnLayer layer in layers)
            {
                (_, state) = layer.Forward(graph, state, context);
            }

            Tensor coordinates = state.Positions!.Value;
            (Tensor predicted, Tensor loss) = Decode(coordinates, w.Value, b.Value, given["adjacency"], context.Scope);
            return new() { ["coords"] = coordinates, ["adj_pred"] = predicted, ["bce_sum"] = loss };
        };
    });

    /// <summary>σ(w·d² + b) off the diagonal, and the binary cross-entropy summed over ordered pairs.</summary>
    private static (Tensor Predicted, Tensor Loss) Decode(Tensor x, Tensor w, Tensor b, Tensor adjacency, Scope scope)
    {
        int nodes = x.Shape[0];
        int dimension = x.Shape[1];
        Tensor difference = x.Reshape(new Shape(1, nodes, dimension)) - x.Reshape(new Shape(nodes, 1, dimension));
        Tensor square = difference.Square().Sum(2).Reshape(new Shape(nodes, nodes));
        Tensor probability = ((square * w) + b).Sigmoid();
        Tensor offDiagonal = scope.Constant(OffDiagonal(nodes), new Shape(nodes, nodes));
        Tensor likelihood = (adjacency * probability.Log()) + ((1 - adjacency) * (1 - probability).Log());
        return (probability * offDiagonal, -(likelihood * offDiagonal).Sum());
    }

    private static double[] OffDiagonal(int nodes) => [.. Enumerable.Range(0, nodes * nodes).Select(pair => pair / nodes == pair % nodes ? 0.0 : 1)];
}

public sealed class AutoencoderFixturesOnReferenceEngine() : AutoencoderFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class AutoencoderFixturesOnManagedEngine() : AutoencoderFixtureTests(new ManagedEngine(1), 1e-4);
