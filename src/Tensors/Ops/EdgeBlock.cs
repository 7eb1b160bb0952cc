namespace Equivariant.ML.Tensors;

/// <summary>
/// An <see cref="EdgeProgram"/> run by an engine's own kernel: a fused op, composed of what the program spells out. Its inputs are the program's,
/// and after them what linear steps keep for the backward pass. A pass that records differentiates the composition.
/// </summary>
internal sealed class EdgeBlock : Op
{
    private static readonly EdgeBlock Instance = new();

    internal static Tensor Apply(EdgeProgram program, EdgePairs edges, ReadOnlySpan<TensorNode> operands)
    {
        Span<int> widths = stackalloc int[EdgeProgram.MostSteps];
        widths = widths[..program.Steps.Length];
        program.Measure(edges, operands, widths);
        ScopeState scope = Instance.ScopeOf(operands);
        if (!scope.Engine.RunsEdgePrograms || !edges.InOrder)
        {
            return EdgeComposition.Run(program, edges, operands);
        }

        var inputs = default(TensorNodes);
        operands.CopyTo(inputs!);
        int count = operands.Length;
        if (scope.Recording && RequireGradient(operands))
        {
            for (int i = 0; i < widths.Length; i++)
            {
                if (program.Keeps(i, widths))
                {
                    inputs[count++] = scope.NewNode(new Shape(edges.EdgeCount, widths[i]));
                }
            }
        }

        var shape = new Shape(edges.NodeCount, program.OutputWidth(widths));
        return Instance.Run(shape, new OpArguments { Program = program, Edges = edges }, inputs[..count]!, scope);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Span<int> widths = stackalloc int[EdgeProgram.MostSteps];
        engine.RunEdges(Call(arguments, inputs, widths), y.Storage!);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        var inputs = default(TensorNodes);
        y.Inputs.CopyTo(inputs!);
        ReadOnlySpan<TensorNode> nodes = inputs[..y.Inputs.Count]!;
        OpArguments arguments = y.Arguments;
        int count = arguments.Program!.InputCount;
        if (sink.Recording)
        {
            EdgeComposition.Differentiate(arguments.Program, arguments.Edges!, nodes[..count], g, sink);
            return;
        }

        var gradients = default(TensorNodes);
        for (int i = 0; i < count; i++)
        {
            gradients[i] = arguments.Program.Reaches(i) && sink.Wants(i) ? y.Scope!.NewNode(nodes[i].Shape) : null;
        }

        EdgePairs edges = arguments.Edges!;
        ReadOnlySpan<EdgeStep> steps = arguments.Program.Steps;
        for (int i = 0; i < steps.Length && !edges.Closed; i++)
        {
            // Gradients at sources are summed when all are known, and kept until then.
            bool open = steps[i].Kind == EdgeStepKind.Ends && steps[i].Second >= 0 && gradients[steps[i].Second] is not null;
            gradients[count + i] = open ? y.Scope!.NewNode(new Shape(edges.EdgeCount, nodes[steps[i].Second].Shape[1])) : null;
        }

        Span<int> widths = stackalloc int[EdgeProgram.MostSteps];
        y.Engine.RunEdgesBackward(Call(arguments, nodes, widths), g.Node.Storage!, gradients[..(count + steps.Length)]);
        for (int i = 0; i < count; i++)
        {
            if (gradients[i] is { } gradient)
            {
                sink.Add(i, gradient.Handle());
            }
        }
    }

    private static EdgeCall Call(in OpArguments arguments, ReadOnlySpan<TensorNode> inputs, Span<int> widths)
    {
        EdgeProgram program = arguments.Program!;
        ReadOnlySpan<TensorNode> operands = inputs[..program.InputCount];
        program.Measure(arguments.Edges!, operands, widths);
        return new EdgeCall(program, arguments.Edges!, operands, widths[..program.Steps.Length], inputs[program.InputCount..]);
    }

    private static bool RequireGradient(ReadOnlySpan<TensorNode> operands)
    {
        foreach (TensorNode operand in operands)
        {
            if (operand.RequiresGradient)
            {
                return true;
            }
        }

        return false;
    }
}
