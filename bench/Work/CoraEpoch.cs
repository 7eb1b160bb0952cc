using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Work;

/// <summary>
/// An epoch of the graph convolutional network on Cora as its paper has it (Kipf and Welling 2017), which is one step on the whole graph: two layers of width 16,
/// dropout of a half before each, the cross-entropy of the 140 training nodes, Adam at 0.01, L2 of 5e-4 on the first layer alone.
/// </summary>
internal sealed class CoraEpoch
{
    private const int Width = 16;
    private const double Dropout = 0.5;
    private const double Rate = 0.01;

    private readonly ManagedEngine engine;
    private readonly GraphBatch graph;
    private readonly SparseFeatures features;
    private readonly Grouping training;
    private readonly Tensor classes;
    private readonly ParameterSet[] parameters;
    private readonly Optimizer[] optimizers;
    private readonly GcnLayer[] layers;
    private readonly TrainingPass random;
    private long step;

    internal CoraEpoch(PlanetoidDataset cora, int threads, int seed)
    {
        engine = new ManagedEngine(threads);
        Graph given = cora.Graph;
        graph = new GraphBatch(
            Grouping.Of(given.Targets, given.NodeCount), Grouping.Of(given.Sources, given.NodeCount), Grouping.Of(new int[given.NodeCount], 1));
        features = Features(given);
        training = Grouping.Of([.. cora.Training], given.NodeCount);
        classes = engine.Keep(
            [.. cora.Training.SelectMany(node => Enumerable.Range(0, cora.ClassCount).Select(kind => kind == cora.Labels[node] ? 1.0 : 0))],
            new Shape(cora.Training.Count, cora.ClassCount));
        parameters = [.. Enumerable.Range(0, 2).Select(layer => new ParameterSet(engine, (ulong)(seed + layer)))];
        var widths = new InputWidths { Nodes = given.NodeFeatureWidth };
        layers =
        [
            new GcnLayer(parameters[0].Root, widths, Width, Dropout, Activation.Relu),
            new GcnLayer(parameters[1].Root, widths with { Nodes = Width }, cora.ClassCount, Dropout),
        ];
        optimizers = [new AdamOptions { WeightDecay = 5e-4 }.Create(parameters[0]), new AdamOptions().Create(parameters[1])];
        random = new TrainingPass((ulong)seed);
    }

    /// <summary>Trains an epoch and gives its loss.</summary>
    internal double Run()
    {
        random.Begin(step++);
        using Scope scope = engine.BeginScope(recording: true);
        Tensor loss = CrossEntropy.OfMany(Forward(new Context(scope, random)).Gather(training), classes, null, training.RowCount);
        foreach (ParameterSet set in parameters)
        {
            set.ClearGradients();
        }

        scope.Backward(loss);
        foreach (Optimizer optimizer in optimizers)
        {
            optimizer.Step(Rate);
        }

        return loss.ToScalar();
    }

    /// <summary>The part of some nodes whose class is predicted.</summary>
    internal double Accuracy(IReadOnlyList<int> nodes, IReadOnlyList<int> labels)
    {
        using Scope scope = engine.BeginScope();
        Tensor logits = Forward(new Context(scope));
        int kinds = logits.Shape[1];
        float[] values = logits.ToArray();
        return nodes.Average(node =>
        {
            ReadOnlySpan<float> row = values.AsSpan(node * kinds, kinds);
            float own = row[labels[node]];
            return row.ContainsAnyInRange(MathF.BitIncrement(own), float.PositiveInfinity) ? 0.0 : 1;
        });
    }

    private Tensor Forward(Context context)
    {
        var state = new GraphState { SparseNodes = features };
        foreach (GcnLayer layer in layers)
        {
            state = layer.Forward(graph, state, context).State;
        }

        return state.Nodes!.Value;
    }

    /// <summary>The bags of words, each divided by its number of words.</summary>
    private SparseFeatures Features(Graph given)
    {
        var rows = new List<int>();
        var columns = new List<int>();
        var values = new List<double>();
        for (int node = 0; node < given.NodeCount; node++)
        {
            ReadOnlySpan<float> row = given.NodeFeatures.Slice(node * given.NodeFeatureWidth, given.NodeFeatureWidth);
            double sum = 0;
            foreach (float value in row)
            {
                sum += value;
            }

            for (int column = 0; column < row.Length; column++)
            {
                if (row[column] != 0)
                {
                    rows.Add(node);
                    columns.Add(column);
                    values.Add(row[column] / sum);
                }
            }
        }

        return new SparseFeatures(
            Grouping.Of([.. rows], given.NodeCount), Grouping.Of([.. columns], given.NodeFeatureWidth), engine.Keep([.. values], new Shape(values.Count)));
    }
}
