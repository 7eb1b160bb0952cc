namespace Equivariant.ML.Tensors;

/// <summary>What an <see cref="EdgeProgram"/> means: the composition of ops that it spells out, and its gradient as another.</summary>
internal static class EdgeComposition
{
    /// <summary>The program's result, op by op.</summary>
    internal static Tensor Run(EdgeProgram program, EdgePairs edges, ReadOnlySpan<TensorNode> operands)
    {
        Tensor[] values = Values(program, edges, operands);
        ReadOnlySpan<EdgeOutput> outputs = program.Outputs;
        var sums = new Tensor[outputs.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = SegmentSum.Apply(values[outputs[i].Value], edges.Targets, outputs[i].Mean);
        }

        return sums.Length == 1 ? sums[0] : TensorOps.Concat(1, sums);
    }

    /// <summary>Adds the gradients of the operands, op by op, so that they can be differentiated in their turn.</summary>
    internal static void Differentiate(EdgeProgram program, EdgePairs edges, ReadOnlySpan<TensorNode> operands, Tensor g, GradientSink sink)
    {
        Tensor[] values = Values(program, edges, operands);
        var gradients = new Tensor?[values.Length];
        int column = 0;
        foreach (EdgeOutput output in program.Outputs)
        {
            int width = values[output.Value].Shape[1];
            Add(gradients, output.Value, Gather.Apply(g.Slice(1, column, width), edges.Targets, output.Mean));
            column += width;
        }

        for (int i = values.Length - 1; i >= 0; i--)
        {
            if (gradients[i] is { } gradient)
            {
                Differentiate(program.Steps[i], edges, operands, values, values[i], gradient, gradients, sink);
            }
        }
    }

    private static Tensor[] Values(EdgeProgram program, EdgePairs edges, ReadOnlySpan<TensorNode> operands)
    {
        var values = new Tensor[program.Steps.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Value(program.Steps[i], edges, operands, values);
        }

        return values;
    }

    private static Tensor Value(in EdgeStep step, EdgePairs edges, ReadOnlySpan<TensorNode> operands, Tensor[] values)
    {
        Tensor x = step.X < 0 ? default : values[step.X];
        return step.Kind switch
        {
            EdgeStepKind.Ends when step.Second < 0 => operands[step.First].Handle().Gather(edges.Targets),
            EdgeStepKind.Ends when step.First < 0 => operands[step.Second].Handle().Gather(edges.Sources),
            EdgeStepKind.Ends => operands[step.First].Handle().GatherSum(edges.Targets, operands[step.Second].Handle(), edges.Sources),
            EdgeStepKind.Own => operands[step.First].Handle(),
            EdgeStepKind.Linear when step.Second >= 0 => x.Linear(operands[step.First].Handle(), operands[step.Second].Handle()),
            EdgeStepKind.Linear when step.Y >= 0 => values[step.Y] + x.MatMul(operands[step.First].Handle()),
            EdgeStepKind.Linear => x.MatMul(operands[step.First].Handle()),
            EdgeStepKind.Map => Map.Apply(step.Function, x, step.A, step.B),
            EdgeStepKind.Scale or EdgeStepKind.Multiply => x * values[step.Y],
            EdgeStepKind.Dot => (x * values[step.Y]).Sum(1),
            EdgeStepKind.Add => x + values[step.Y],
            EdgeStepKind.Detach => x.Detach(),
            _ => throw new InvalidOperationException($"There is no step {step.Kind}."),
        };
    }

    private static void Differentiate(
        in EdgeStep step, EdgePairs edges, ReadOnlySpan<TensorNode> operands, Tensor[] values, Tensor y, Tensor g, Tensor?[] gradients, GradientSink sink)
    {
        switch (step.Kind)
        {
            case EdgeStepKind.Ends:
                if (Wants(sink, step.First))
                {
                    sink.Add(step.First, g.SegmentSum(edges.Targets));
                }

                if (Wants(sink, step.Second))
                {
                    sink.Add(step.Second, g.SegmentSum(edges.Sources));
                }

                break;
            case EdgeStepKind.Own:
                if (Wants(sink, step.First))
                {
                    sink.Add(step.First, g);
                }

                break;
            case EdgeStepKind.Linear:
                if (Wants(sink, step.First))
                {
                    sink.Add(step.First, values[step.X].MatMul(g, transposeA: true));
                }

                if (Wants(sink, step.Second))
                {
                    sink.Add(step.Second, g.SumTo(new Shape(g.Shape[1])));
                }

                Add(gradients, step.X, g.MatMul(operands[step.First].Handle(), transposeB: true));
                Add(gradients, step.Y, g);
                break;
            case EdgeStepKind.Map:
                Add(gradients, step.X, Map.Gradient(step.Function, values[step.X], y, g, step.A, step.B));
                break;
            case EdgeStepKind.Scale:
                Add(gradients, step.X, g * values[step.Y]);
                Add(gradients, step.Y, (g * values[step.X]).Sum(1));
                break;
            case EdgeStepKind.Dot or EdgeStepKind.Multiply:
                Add(gradients, step.X, g * values[step.Y]);
                Add(gradients, step.Y, g * values[step.X]);
                break;
            case EdgeStepKind.Add:
                Add(gradients, step.X, g);
                Add(gradients, step.Y, g);
                break;
            default:
                break;
        }
    }

    private static bool Wants(GradientSink sink, int input) => input >= 0 && sink.Wants(input);

    private static void Add(Tensor?[] gradients, int value, Tensor gradient)
    {
        if (value >= 0)
        {
            gradients[value] = gradients[value] is { } sum ? sum + gradient : gradient;
        }
    }
}
