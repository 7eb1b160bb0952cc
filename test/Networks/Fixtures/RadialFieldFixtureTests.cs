using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Radial fields against the EGNN authors' code.</summary>
public abstract class RadialFieldFixtureTests(Engine engine, double tolerance)
{
    [FixtureFact("gcl_rf")]
    public void Layer_with_a_pull_to_the_origin() => new FixtureCheck("gcl_rf", engine, tolerance).Run(parameters =>
    {
        var options = new RadialFieldOptions { Width = 8, Activation = Activation.Silu, BoundSteps = false, PullToOrigin = 0.001 };
        var layer = new RadialFieldLayer(parameters, new InputWidths { Edges = 1, Dimension = 4 }, options);
        return (graph, inputs, context) =>
        {
            var state = new GraphState { Positions = inputs["coord"], Edges = inputs["edge_attr"] };
            return new() { ["out"] = layer.Forward(graph, state, context).State.Positions!.Value };
        };
    });

    [FixtureFact("gcl_rf_vel")]
    public void Layer_with_velocities() => new FixtureCheck("gcl_rf_vel", engine, tolerance).Run(parameters =>
    {
        var options = new RadialFieldOptions { Width = 8, Activation = Activation.Silu };
        var layer = new RadialFieldLayer(parameters, new InputWidths { Edges = 2, Dimension = 3, Velocities = true }, options);
        return (graph, inputs, context) =>
        {
            // There the speed is an input of its own: give the layer velocities of that length, and bring what they add back to the true one.
            Tensor velocities = inputs["vel"];
            Tensor ratio = inputs["vel_norm"] / velocities.Square().Sum(1).Sqrt();
            var still = new GraphState { Positions = inputs["coord"], Edges = inputs["edge_attr"], Velocities = 0 * velocities };
            Tensor resting = layer.Forward(graph, still, context).State.Positions!.Value;
            Tensor moving = layer.Forward(graph, still with { Velocities = velocities * ratio }, context).State.Positions!.Value;
            return new() { ["out"] = resting + ((moving - resting) / ratio) };
        };
    });
}

public sealed class RadialFieldFixturesOnReferenceEngine() : RadialFieldFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class RadialFieldFixturesOnManagedEngine() : RadialFieldFixtureTests(new ManagedEngine(1), 1e-4);
