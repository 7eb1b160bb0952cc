using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>EGNN against its authors' code: single layers in their forms, and whole models.</summary>
public abstract class EgnnFixtureTests(Engine engine, double tolerance)
{
    private static readonly EgnnOptions Paper = new() { Width = 8, Messages = Aggregation.Sum, Differences = Differences.Plain };

    [FixtureFact("egcl_basic")]
    public void Plain_layer() => CheckLayer("egcl_basic", Paper);

    [FixtureFact("egcl_vel")]
    public void Layer_with_velocities() => CheckLayer("egcl_vel", Paper, velocities: true);

    [FixtureFact("egcl_normdiff_tanh")]
    public void Layer_with_soft_differences_and_bounded_steps() =>
        CheckLayer("egcl_normdiff_tanh", Paper with { Differences = Differences.Soft, BoundSteps = true });

    [FixtureFact("egcl_clean_mean")]
    public void Layer_of_the_shorter_code() => CheckLayer("egcl_clean_mean", Paper);

    [FixtureFact("egcl_attention")]
    public void Layer_with_gate() => CheckLayer("egcl_attention", Paper with { InferEdges = true });

    [FixtureFact("egnn_vel_model")]
    public void Model_of_moving_particles() => new FixtureCheck("egnn_vel_model", engine, tolerance).Run(parameters =>
    {
        Network network = (Paper with { Layers = 3 }).Create(parameters, new InputWidths { Nodes = 1, Edges = 2, Dimension = 3, Velocities = true });
        return (graph, inputs, context) => new() { ["out"] = network.Forward(graph, StateOf(inputs), context).State.Positions!.Value };
    });

    [FixtureFact("egnn_clean_model")]
    public void Model_with_gate_and_readout() => new FixtureCheck("egnn_clean_model", engine, tolerance).Run(parameters =>
    {
        Network network = (Paper with { Layers = 2, InferEdges = true }).Create(parameters, new InputWidths { Nodes = 3, Edges = 1, Dimension = 3 });
        var readout = new Embedding(parameters["readout"], 8, 2);
        return (graph, inputs, context) =>
        {
            GraphState state = readout.Forward(graph, network.Forward(graph, StateOf(inputs), context).State, context).State;
            return new() { ["h"] = state.Nodes!.Value, ["coord"] = state.Positions!.Value };
        };
    });

    private void CheckLayer(string name, EgnnOptions options, bool velocities = false) => new FixtureCheck(name, engine, tolerance).Run(parameters =>
    {
        var layer = new EgnnLayer(parameters, new InputWidths { Nodes = 6, Edges = 2, Dimension = 3, Velocities = velocities }, 6, options);
        return (graph, inputs, context) =>
        {
            GraphState state = layer.Forward(graph, StateOf(inputs), context).State;
            return new() { ["h"] = state.Nodes!.Value, ["coord"] = state.Positions!.Value };
        };
    });

    private static GraphState StateOf(IReadOnlyDictionary<string, Tensor> inputs) => new()
    {
        Nodes = inputs["h"],
        Positions = inputs["coord"],
        Edges = inputs["edge_attr"],
        Velocities = inputs.TryGetValue("vel", out Tensor velocities) ? velocities : null,
    };
}

public sealed class EgnnFixturesOnReferenceEngine() : EgnnFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class EgnnFixturesOnManagedEngine() : EgnnFixtureTests(new ManagedEngine(1), 1e-4);
