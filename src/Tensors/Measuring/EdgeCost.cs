namespace Equivariant.ML.Tensors;

/// <summary>What it costs to run an <see cref="EdgeProgram"/> a few edges at a time, in operations and in numbers that go to or come from memory.</summary>
/// <param name="Flops">The operations of a run.</param>
/// <param name="BackwardFlops">Those of its backward pass, what it computes again included.</param>
/// <param name="Read">The numbers that are read: a row at a node once for each of its edges, weights once.</param>
/// <param name="Kept">The numbers that are kept for the backward pass.</param>
/// <param name="Result">The numbers of the result.</param>
internal readonly record struct EdgeCost(long Flops, long BackwardFlops, long Read, long Kept, long Result)
{
    internal static EdgeCost Of(in EdgeCall call)
    {
        ReadOnlySpan<int> widths = call.Widths;
        long edges = call.Edges.EdgeCount;
        long flops = 0, backward = 0, read = 0;
        for (int i = 0; i < call.Program.Steps.Length; i++)
        {
            EdgeStep step = call.Program.Steps[i];
            long width = widths[i], inner = step.X < 0 ? 0 : widths[step.X];
            (long each, long back) = step.Kind switch
            {
                EdgeStepKind.Ends => (step.First < 0 || step.Second < 0 ? 0 : width, 2 * width),
                EdgeStepKind.Linear => (2 * inner * width + (step.Second < 0 && step.Y < 0 ? 0 : width), (4 * inner * width) + width),
                EdgeStepKind.Map => (step.Function == Unary.Affine ? 2 * width : width, 2 * width),
                EdgeStepKind.Scale => (width, 3 * width),
                EdgeStepKind.Dot => (2 * inner, 4 * inner),
                EdgeStepKind.Add or EdgeStepKind.Multiply => (width, 2 * width),
                _ => (0, 0),
            };
            bool keeps = !call.Kept.IsEmpty && call.Program.Keeps(i, widths);
            flops += edges * each;
            backward += edges * (keeps ? back : back + each);
            read += step.Kind switch
            {
                EdgeStepKind.Ends => edges * width * (step.First < 0 || step.Second < 0 ? 1 : 2),
                EdgeStepKind.Own => edges * width,
                EdgeStepKind.Linear => (inner * width) + (step.Second < 0 ? 0 : width),
                _ => 0,
            };
        }

        long kept = 0;
        foreach (TensorNode rows in call.Kept)
        {
            kept += rows.Shape.Length;
        }

        int output = call.Program.OutputWidth(widths);
        long summed = edges * output;
        return new EdgeCost(flops + summed, backward + summed, read, kept, (long)call.Edges.NodeCount * output);
    }
}
