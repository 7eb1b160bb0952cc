using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The gradient of one predicted number with respect to all that the network was told, times what it was told.</summary>
internal static class InputGradients
{
    /// <param name="network">The network, in whose precision it is done.</param>
    /// <param name="row">What the prediction is of.</param>
    /// <param name="number">Which of the row's numbers; of vectors, one after the other.</param>
    internal static GradientTimesInput TimesInput(GraphNetwork network, GraphRow row, int number)
    {
        ModelDescription model = network.Description;
        PackedBatch batch = network.Batcher.Pack([row.Graph]);
        using Scope scope = network.Engine.BeginScope(recording: true);
        var inputs = new DifferentiatedInputs(batch.ToState(scope), OwnInputs(model, row, scope), scope);
        Tensor numbers = Predict(network, batch.Graph, row, inputs, scope);
        Tensor one = numbers.Reshape(new Shape(numbers.Shape.Length)).Slice(0, number, 1);

        // From the network's units to labels'.
        inputs.Differentiate(one * model.Scores.UnitOf(number));
        double[] edges = inputs.Product(inputs.State.Edges);
        double[] positions = inputs.Product(inputs.State.Positions);
        PairGradients.Add(model, row, inputs.Gradient(inputs.Own), edges, positions);
        double[] nodes = inputs.NodeProduct(row.Graph.NodeCount, model.Graphs.NodeWidth);
        return Collect(row.Graph, model.Graphs, nodes, edges, positions, inputs.Product(inputs.State.Velocities));
    }

    private static Tensor? OwnInputs(ModelDescription model, GraphRow row, Scope scope)
    {
        var own = new double[model.Output.InputWidth(model.Graphs)];
        model.Output.FillInputs(model.Graphs, row, Array.ConvertAll(row.Graph.Positions.ToArray(), place => (double)place), own);
        return own.Length > 0 ? scope.Constant(own, new Shape(1, own.Length)) : null;
    }

    private static Tensor Predict(GraphNetwork network, GraphBatch batch, GraphRow row, DifferentiatedInputs inputs, Scope scope)
    {
        Tensor encoding = network.Encode(batch, inputs.State, scope);
        RowShape shape = network.Description.Output.Rows;
        Tensor Of(int node) => encoding.Gather(Grouping.Of([node], row.Graph.NodeCount));
        return shape == RowShape.Graph ? encoding : network.Decode(Of(row.First), shape == RowShape.Pair ? Of(row.Second) : null, inputs.Own);
    }

    private static GradientTimesInput Collect(Graph graph, GraphSchema schema, double[] nodes, double[] edges, double[] positions, double[] velocities)
    {
        double[] nodeFeatures = Columns(nodes, schema.NodeWidth, 0, schema.NodeFeatures);
        return new GradientTimesInput
        {
            Nodes = RowSums(nodes, graph.NodeCount),
            NodeFeatures = nodeFeatures,
            Features = ColumnSums(nodeFeatures, schema.NodeFeatures),
            Edges = RowSums(edges, graph.EdgeCount),
            EdgeFeatures = Columns(edges, schema.EdgeWidth, 0, schema.EdgeFeatures),
            EdgeWeights = Columns(edges, schema.EdgeWidth, schema.EdgeFeatures, schema.EdgeWeights ? 1 : 0),
            Positions = positions,
            Velocities = velocities,
        };
    }

    private static double[] RowSums(double[] values, int rows)
    {
        var sums = new double[rows];
        int width = rows > 0 ? values.Length / rows : 0;
        for (int row = 0; row < rows; row++)
        {
            foreach (double value in values.AsSpan(row * width, width))
            {
                sums[row] += value;
            }
        }

        return sums;
    }

    private static double[] ColumnSums(double[] values, int width)
    {
        var sums = new double[width];
        for (int start = 0; start < values.Length; start += width)
        {
            for (int column = 0; column < width; column++)
            {
                sums[column] += values[start + column];
            }
        }

        return sums;
    }

    private static double[] Columns(double[] values, int width, int start, int count) =>
        count == width ? values : count == 0 ? [] : [.. values.Chunk(width).SelectMany(row => row.AsSpan(start, count).ToArray())];
}
