using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A network's parts with their parameters, and what it costs to use and to train.</summary>
public sealed record ModelSummary
{
    /// <summary>The network's architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>The parts, from the input to the output.</summary>
    public required IReadOnlyList<PartSummary> Parts { get; init; }

    /// <summary>How many numbers training found.</summary>
    public long ParameterCount => Parts.Sum(part => part.ParameterCount);

    /// <summary>What the model itself holds in memory: its weights, and as much again for their gradients.</summary>
    public required long ModelBytes { get; init; }

    /// <summary>The example that costs are of, in a line; null without one.</summary>
    public string? Example { get; init; }

    /// <summary>What a prediction for the example costs, where rows are nodes or pairs with one row for each node; null without an example.</summary>
    public GraphCost? Prediction { get; init; }

    /// <summary>What a step of training on the example costs, with Adam; null without an example.</summary>
    public GraphCost? TrainingStep { get; init; }

    /// <summary>A table of the parts, with a line for each parameter, and the costs.</summary>
    public override string ToString()
    {
        var table = new TextTable("llr", "part", "shape", "parameters");
        foreach (PartSummary part in Parts)
        {
            table.Add(part.Path, "", Count(part.ParameterCount));
            foreach (ParameterSummary parameter in part.Parameters)
            {
                table.Add("  " + parameter.Path[(part.Path.Length + 1)..], parameter.Shape.ToString(), Count(parameter.Shape.Length));
            }
        }

        table.Add("total", "", Count(ParameterCount));
        string text = Network + Environment.NewLine + table + $"memory of the model: {Amount(ModelBytes, "B")}" + Environment.NewLine;
        return Prediction is { } prediction && TrainingStep is { } step
            ? text + Example + Environment.NewLine + Line("a prediction", prediction) + Line("a step of training", step)
            : text;
    }

    /// <summary>Describes a network and measures it at an example, if there is one.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    internal static ModelSummary Of(GraphNetwork network, Graph? example)
    {
        ModelDescription model = network.Description;
        var summary = new ModelSummary
        {
            Network = model.Network,
            Parts = PartSummary.Of(network.Parameters),
            ModelBytes = new MeasuredNetwork(model).ModelBytes,
        };
        if (example is null)
        {
            return summary;
        }

        model.Graphs.Check(example, null);
        return summary with
        {
            Example = example.ToString(),
            Prediction = PlusArrays(model, example, CostOf(model, example, (measured, batch) => measured.Predict(batch))),
            TrainingStep = CostOf(model, example, (measured, batch) =>
            {
                measured.BeginTraining(new AdamOptions());
                measured.Step(batch, (numbers, _) => numbers.Square().Mean());
            }),
        };
    }

    /// <summary>Measured by itself, so that nothing is there yet that something before has left.</summary>
    private static GraphCost CostOf(ModelDescription model, Graph example, Action<MeasuredNetwork, TrainingBatch> compute)
    {
        var measured = new MeasuredNetwork(model);
        TrainingBatch batch = TrainingBatch.Of([new Example(measured.Network.ToInput(example), RowsOf(example, model.Output.Rows), [])], measured.Network);
        measured.Engine.Reset();
        compute(measured, batch);
        return new GraphCost(measured.Engine.Flops, measured.Engine.PeakBytes - measured.ModelBytes + measured.BytesOf(batch));
    }

    /// <summary>Rows of nodes and pairs are predicted from an array of what was computed of the graph and one for each end, beside the engine's blocks.</summary>
    private static GraphCost PlusArrays(ModelDescription model, Graph example, GraphCost cost)
    {
        int ends = model.Output.Rows switch
        {
            RowShape.Graph => 0,
            RowShape.Node => 1,
            _ => 2,
        };
        long arrays = ends == 0 ? 0 : (long)(1 + ends) * example.NodeCount * model.Network.NodeWidth;
        return cost with { Bytes = cost.Bytes + (sizeof(float) * arrays) };
    }

    private static GraphRow[] RowsOf(Graph graph, RowShape shape) =>
        shape == RowShape.Graph ? [new GraphRow(graph)] : [.. Enumerable.Range(0, graph.NodeCount).Select(node => new GraphRow(graph, node, node))];

    private static string Line(string what, GraphCost cost) => $"  {what}: {Amount(cost.Flops, "FLOP")}, {Amount(cost.Bytes, "B")}" + Environment.NewLine;

    private static string Count(long count) => count.ToString("n0", CultureInfo.InvariantCulture);

    /// <summary>Three digits and a decimal prefix.</summary>
    private static string Amount(long amount, string unit)
    {
        string[] prefixes = ["", "k", "M", "G", "T", "P", "E"];
        double rest = amount;
        int prefix = 0;
        while (rest >= 1000)
        {
            rest /= 1000;
            prefix++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{rest:g3} {prefixes[prefix]}{unit}");
    }
}
