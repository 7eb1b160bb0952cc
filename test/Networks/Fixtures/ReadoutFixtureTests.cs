using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Readouts against PyTorch Geometric's.</summary>
public abstract class ReadoutFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Attention = new() { ["gate_nn"] = "gate", ["nn"] = "value" };

    private static readonly Dictionary<string, string> Set2Set = new()
    {
        ["lstm"] = "cell",
        ["weight_ih_l0"] = "input/weight",
        ["weight_hh_l0"] = "hidden/weight",
        ["bias_ih_l0"] = "input/bias",
        ["bias_hh_l0"] = "hidden/bias",
    };

    [FixtureFact("global_pools")]
    public void Pools() => new FixtureCheck("global_pools", engine, tolerance).Run(parameters =>
    {
        GraphReadout sum = Of(parameters, Readout.Sum), mean = Of(parameters, Readout.Mean), max = Of(parameters, Readout.Max);
        return (graph, inputs, _) => new()
        {
            ["add"] = sum.Apply(graph, inputs["x"]),
            ["mean"] = mean.Apply(graph, inputs["x"]),
            ["max"] = max.Apply(graph, inputs["x"]),
            ["softmax"] = inputs["x"].SegmentSoftmax(graph.Graphs),
        };
    });

    [FixtureFact("attentional_aggregation")]
    public void Attention_weighs_nodes() => new FixtureCheck("attentional_aggregation", engine, tolerance, names: Attention).Run(parameters =>
    {
        var readout = new NodeAttention(parameters, 5, 4);
        return (graph, inputs, _) => new() { ["out"] = readout.Apply(graph, inputs["x"]) };
    });

    [FixtureFact("set2set")]
    public void Set2Set_asks_three_times() => new FixtureCheck("set2set", engine, tolerance, names: Set2Set).Run(parameters =>
    {
        GraphReadout readout = Of(parameters, new Set2SetReadout());
        return (graph, inputs, _) => new() { ["out"] = readout.Apply(graph, inputs["x"]) };
    });

    private static GraphReadout Of(ParameterScope parameters, ReadoutOptions options) => options.Create(parameters, 5);
}

public sealed class ReadoutFixturesOnReferenceEngine() : ReadoutFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class ReadoutFixturesOnManagedEngine() : ReadoutFixtureTests(new ManagedEngine(1), 1e-4);
