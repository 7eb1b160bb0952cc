using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>A network put together from layers, one of them of your own, which is saved and loaded as the library's own are.</summary>
internal static class LayerOfYourOwn
{
    internal static void Run(TextWriter output)
    {
        // One line makes it known, where the program starts.
        LayerRegistry.Register<LargestNeighborOptions>("largestNeighbor");

        var network = new ComposedOptions
        {
            Layers = [new LinearLayerOptions { Width = 16 }, new LargestNeighborOptions { Width = 16 }, new GatLayerOptions { Width = 4, Attention = new() { Heads = 4 } }],
            Norm = Norm.Layer,
            Residual = true,
            Dropout = 0.1,
        };
        output.WriteLine(network);

        // Which nodes are higher than both neighbours is nothing that a sum or a mean of neighbours tells.
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(seed => Peaks(seed)));
        var trainer = ml.Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
        {
            Network = network,
            Epochs = 60,
            Optimizer = new AdamOptions { LearningRate = 0.01, WeightDecays = [new("head", 1e-4)] },
            Patience = 30,
        });
        ITransformer model = trainer.Fit(rows);

        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        ITransformer loaded = ml.Model.Load(file, out _);
        double error = ml.Regression.Evaluate(loaded.Transform(rows)).MeanAbsoluteError;
        output.WriteLine($"Peaks of a ring, counted by the saved model, within {error:f1}");
    }

    private static Row Peaks(int seed)
    {
        const int Nodes = 12;
        var random = new Random(seed);
        float[] heights = [.. Enumerable.Range(0, Nodes).Select(_ => random.NextSingle())];
        var ring = new GraphBuilder(Nodes);
        for (int node = 0; node < Nodes; node++)
        {
            ring.AddUndirectedEdge(node, (node + 1) % Nodes);
        }

        int peaks = Enumerable.Range(0, Nodes).Count(node => heights[node] > Math.Max(heights[(node + 1) % Nodes], heights[(node + Nodes - 1) % Nodes]));
        return new Row { Graph = ring.WithNodeFeatures(heights, width: 1).Build(), Label = peaks };
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Label { get; set; }
    }

    /// <summary>What a user can choose of the layer; saved with the model.</summary>
    private sealed record LargestNeighborOptions : LayerOptions
    {
        public int Width { get; init; } = 16;

        public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

        public override Layer Create(ParameterScope parameters, InputWidths inputs) => new LargestNeighborLayer(parameters, inputs.Nodes, Width);

        public override void Validate() => CheckRange(Width, MostWidth, nameof(Width));
    }

    /// <summary>hᵢ' = W·[hᵢ ; maxⱼ hⱼ] + b, the largest over the sources j of the edges into node i, feature by feature.</summary>
    private sealed class LargestNeighborLayer(ParameterScope parameters, int inputs, int outputs) : Layer
    {
        private readonly Parameter weight = parameters.Add("weight", new Shape(2 * inputs, outputs), Initializer.ForInputs(2 * inputs));
        private readonly Parameter bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);

        // AuditSymmetry holds a model to what its layers declare.
        public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

        public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
        {
            Tensor h = state.Nodes ?? throw new ArgumentException("The layer needs node features.", nameof(state));
            Tensor largest = h.Gather(graph.Sources).SegmentMax(graph.Targets);
            return (graph, state with { Nodes = TensorOps.Concat(1, h, largest).Linear(weight.Value, bias.Value) });
        }
    }
}
