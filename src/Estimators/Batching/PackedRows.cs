using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Which nodes of a batch its rows are about, where rows are not graphs, and what else each row has.</summary>
/// <param name="First">Each row's node.</param>
/// <param name="Second">Each row's second node; null where rows are no pairs.</param>
/// <param name="Inputs">What else each row has, one row after the other.</param>
internal sealed record PackedRows(Grouping First, Grouping? Second, float[] Inputs)
{
    /// <summary>Finds the rows' nodes among those of the joined graphs; null where rows are graphs.</summary>
    internal static PackedRows? Of(ReadOnlySpan<Example> batch, ModelDescription model)
    {
        if (model.Output.Rows == RowShape.Graph)
        {
            return null;
        }

        int count = 0;
        int nodes = 0;
        foreach (Example example in batch)
        {
            count += example.Rows.Length;
            nodes += example.Graph.NodeCount;
        }

        int width = model.Output.InputWidth(model.Graphs);
        var first = new int[count];
        var second = new int[model.Output.Rows == RowShape.Pair ? count : 0];
        var inputs = new float[count * width];
        int end = 0;
        int offset = 0;
        foreach (Example example in batch)
        {
            foreach (GraphRow row in example.Rows)
            {
                first[end] = offset + row.First;
                if (second.Length > 0)
                {
                    second[end] = offset + row.Second;
                }

                model.Output.FillInputs(model.Graphs, row, inputs.AsSpan(end * width, width));
                end++;
            }

            offset += example.Graph.NodeCount;
        }

        return new PackedRows(Grouping.Of(first, nodes), second.Length > 0 ? Grouping.Of(second, nodes) : null, inputs);
    }
}
