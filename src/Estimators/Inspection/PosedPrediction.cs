using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// What a network itself gives for a graph, before it is shown as scores: in single precision as predictions are made, in double precision from
/// positions in double precision.
/// </summary>
internal static class PosedPrediction
{
    /// <summary>The numbers of the rows, or of the nodes' vectors, one after the other.</summary>
    internal static double[] Predict(GraphNetwork network, PosedGraph posed)
    {
        bool exact = network.Engine.Precision == Precision.Double;
        PackedBatch batch = network.Batcher.Pack([posed.Graph]);
        using Scope scope = network.Engine.BeginScope();
        GraphState before = batch.ToState(scope);
        if (exact)
        {
            before = before with
            {
                Positions = before.Positions is { } positions ? scope.Constant(posed.Positions, positions.Shape) : null,
                Velocities = before.Velocities is { } velocities ? scope.Constant(posed.Velocities, velocities.Shape) : null,
            };
        }

        Tensor encoding = network.Encode(batch.Graph, before, scope);
        RowShape shape = network.Description.Output.Rows;
        if (shape == RowShape.Graph)
        {
            return network.DecodeGraphs(batch.Graph, encoding).ToDoubleArray();
        }

        Tensor Of(Func<GraphRow, int> node) => encoding.Gather(Grouping.Of([.. posed.Rows.Select(node)], posed.Graph.NodeCount));
        return network.Decode(
            Of(row => row.First),
            shape == RowShape.Pair ? Of(row => row.Second) : null,
            Inputs(network.Description, posed, exact, scope)).ToDoubleArray();
    }

    private static Tensor? Inputs(ModelDescription model, PosedGraph posed, bool exact, Scope scope)
    {
        int width = model.Output.InputWidth(model.Graphs);
        if (width == 0)
        {
            return null;
        }

        var shape = new Shape(posed.Rows.Length, width);
        if (exact)
        {
            var wide = new double[shape.Length];
            for (int row = 0; row < posed.Rows.Length; row++)
            {
                model.Output.FillInputs(model.Graphs, posed.Rows[row], posed.Positions, wide.AsSpan(row * width, width));
            }

            return scope.Constant(wide, shape);
        }

        var inputs = new float[shape.Length];
        for (int row = 0; row < posed.Rows.Length; row++)
        {
            model.Output.FillInputs(model.Graphs, posed.Rows[row], inputs.AsSpan(row * width, width));
        }

        return scope.Constant(inputs, shape);
    }
}
