namespace Equivariant.ML.Tensors;

/// <summary>
/// What a layer computes edge by edge and sums at targets: messages, steps, gates. Its meaning is the composition of <see cref="TensorOps"/>
/// that it spells out (<see cref="EdgeComposition"/>); an engine may run it a few edges at a time, so that what lies between the first gather
/// and the last sum never leaves the processor's caches, forward and backward.
/// </summary>
/// <remarks>Made by an <see cref="EdgeProgramBuilder"/>. Threads may share one.</remarks>
public sealed class EdgeProgram
{
    internal const int MostInputs = 32, MostSteps = 48;

    // From so many inputs and outputs on, a linear step costs more to compute again than to keep.
    private const int WideEnoughToKeep = 16;

    private readonly EdgeStep[] steps;
    private readonly EdgeOutput[] outputs;
    private readonly Parameter?[] inputs;
    private readonly int[] readers;
    private readonly bool[] reached;

    internal EdgeProgram(EdgeStep[] steps, EdgeOutput[] outputs, Parameter?[] inputs)
    {
        this.steps = steps;
        this.outputs = outputs;
        this.inputs = inputs;
        readers = new int[steps.Length];
        foreach (int value in steps.SelectMany(step => new[] { step.X, step.Y }).Concat(outputs.Select(output => output.Value)).Where(value => value >= 0))
        {
            readers[value]++;
        }

        reached = Reached();
    }

    internal ReadOnlySpan<EdgeStep> Steps => steps;

    internal ReadOnlySpan<EdgeOutput> Outputs => outputs;

    internal int InputCount => inputs.Length;

    /// <summary>Runs the program.</summary>
    /// <param name="edges">Who sends to whom.</param>
    /// <param name="given">The inputs that are no parameters, in the order in which they were declared.</param>
    /// <returns>[nodes×the sum of the outputs' widths].</returns>
    /// <exception cref="ArgumentException">There are more or fewer inputs, or their shapes do not fit.</exception>
    public Tensor Run(EdgePairs edges, params ReadOnlySpan<Tensor> given)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var nodes = default(TensorNodes);
        int taken = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            nodes[i] = inputs[i] is { } parameter ? parameter.Value.Node : taken < given.Length ? given[taken++].Node : throw Count(given.Length);
        }

        return taken == given.Length ? EdgeBlock.Apply(this, edges, nodes[..inputs.Length]!) : throw Count(given.Length);
    }

    /// <summary>Whether the result depends on an input otherwise than through a value that is detached.</summary>
    internal bool Reaches(int input) => reached[input];

    /// <summary>How many steps and outputs read a value.</summary>
    internal int Readers(int value) => readers[value];

    /// <summary>Whether a step's values are kept for the backward pass where there is one; others are computed again.</summary>
    internal bool Keeps(int step, ReadOnlySpan<int> widths) =>
        steps[step].Kind == EdgeStepKind.Linear && widths[steps[step].X] >= WideEnoughToKeep && widths[step] >= WideEnoughToKeep;

    /// <summary>The width of each step's values.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    internal void Measure(EdgePairs edges, ReadOnlySpan<TensorNode> operands, Span<int> widths)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            EdgeStep step = steps[i];
            int x = step.X < 0 ? 0 : widths[step.X];
            int y = step.Y < 0 ? 0 : widths[step.Y];
            widths[i] = step.Kind switch
            {
                EdgeStepKind.Ends => EndsWidth(step, edges, operands),
                EdgeStepKind.Own => Matrix(operands, step.First, edges.EdgeCount),
                EdgeStepKind.Linear => LinearWidth(step, x, y, operands),
                EdgeStepKind.Scale => y == 1 ? x : throw Misfit(step.Kind, $"scales by {y} numbers an edge; expected 1"),
                EdgeStepKind.Dot => x == y ? 1 : throw Misfit(step.Kind, $"multiplies {x} numbers by {y}"),
                EdgeStepKind.Add => x == y ? x : throw Misfit(step.Kind, $"adds {y} numbers to {x}"),
                EdgeStepKind.Multiply => x == y ? x : throw Misfit(step.Kind, $"multiplies {x} numbers by {y}"),
                _ => x,
            };
        }
    }

    internal int OutputWidth(ReadOnlySpan<int> widths)
    {
        int sum = 0;
        foreach (EdgeOutput output in outputs)
        {
            sum += widths[output.Value];
        }

        return sum;
    }

    private bool[] Reached()
    {
        var values = new bool[steps.Length];
        var found = new bool[inputs.Length];
        foreach (EdgeOutput output in outputs)
        {
            values[output.Value] = true;
        }

        for (int i = steps.Length - 1; i >= 0; i--)
        {
            EdgeStep step = steps[i];
            if (values[i] && step.Kind != EdgeStepKind.Detach)
            {
                Mark(values, step.X);
                Mark(values, step.Y);
                Mark(found, step.First);
                Mark(found, step.Second);
            }
        }

        return found;
    }

    private static void Mark(bool[] places, int place)
    {
        if (place >= 0)
        {
            places[place] = true;
        }
    }

    private static int EndsWidth(in EdgeStep step, EdgePairs edges, ReadOnlySpan<TensorNode> operands)
    {
        int target = step.First < 0 ? -1 : Matrix(operands, step.First, edges.NodeCount);
        int source = step.Second < 0 ? target : Matrix(operands, step.Second, edges.NodeCount);
        return target < 0 || target == source ? source : throw Misfit(step.Kind, $"adds {source} numbers at the source to {target} at the target");
    }

    private static int LinearWidth(in EdgeStep step, int x, int y, ReadOnlySpan<TensorNode> operands)
    {
        int outputs = Matrix(operands, step.First, x);
        if (step.Y >= 0 && y != outputs)
        {
            throw Misfit(step.Kind, $"adds {outputs} numbers to {y}");
        }

        return step.Second < 0 || operands[step.Second].Shape == new Shape(outputs)
            ? outputs
            : throw Misfit(step.Kind, $"has a bias {operands[step.Second].Shape} for {outputs} numbers");
    }

    private static int Matrix(ReadOnlySpan<TensorNode> operands, int input, int rows)
    {
        Shape shape = operands[input].Shape;
        return shape.Rank == 2 && shape[0] == rows && shape[1] > 0
            ? shape[1]
            : throw new ArgumentException($"EdgeProgram: input {input} is {shape}; expected a matrix of {rows} rows and at least one column.");
    }

    private static ArgumentException Misfit(EdgeStepKind kind, string what) => new($"EdgeProgram: a step {kind} {what}.");

    private ArgumentException Count(int given) => new($"An edge program was given {given} inputs; expected {inputs.Count(parameter => parameter is null)}.", nameof(given));
}
