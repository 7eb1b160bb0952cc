namespace Equivariant.ML.Tensors;

/// <summary>
/// Writes an <see cref="EdgeProgram"/>, step by step. A layer does so once, where it is made; each forward pass then runs the program.
/// </summary>
public sealed class EdgeProgramBuilder
{
    private readonly List<EdgeStep> steps = [];
    private readonly List<Parameter?> inputs = [];
    private readonly HashSet<int> used = [];

    /// <summary>A tensor that is given to each run. Those given stand in the order in which they were declared; each serves one step.</summary>
    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public EdgeInput Input() => Declare(null);

    /// <summary>A parameter, which serves one step.</summary>
    /// <exception cref="InvalidOperationException">There are too many inputs.</exception>
    public EdgeInput Input(Parameter parameter) => Declare(parameter ?? throw new ArgumentNullException(nameof(parameter)));

    /// <summary>What the two ends bring: a[target] + b[source].</summary>
    /// <param name="target">a, [nodes×width].</param>
    /// <param name="source">b, [nodes×width].</param>
    public EdgeValue Ends(EdgeInput target, EdgeInput source) => Write(new(EdgeStepKind.Ends) { First = Use(target), Second = Use(source) });

    /// <summary>What the target brings: a[target].</summary>
    /// <param name="target">a, [nodes×width].</param>
    public EdgeValue AtTarget(EdgeInput target) => Write(new(EdgeStepKind.Ends) { First = Use(target) });

    /// <summary>What the source brings: b[source].</summary>
    /// <param name="source">b, [nodes×width].</param>
    public EdgeValue AtSource(EdgeInput source) => Write(new(EdgeStepKind.Ends) { Second = Use(source) });

    /// <summary>What an edge has itself.</summary>
    /// <param name="edges">[edges×width].</param>
    public EdgeValue Own(EdgeInput edges) => Write(new(EdgeStepKind.Own) { First = Use(edges) });

    /// <summary>x·weight.</summary>
    /// <param name="x">A row of inputs.</param>
    /// <param name="weight">[inputs×outputs].</param>
    public EdgeValue Linear(EdgeValue x, EdgeInput weight) => Write(new(EdgeStepKind.Linear) { X = Known(x), First = Use(weight) });

    /// <summary>x·weight + bias.</summary>
    /// <param name="x">A row of inputs.</param>
    /// <param name="weight">[inputs×outputs].</param>
    /// <param name="bias">[outputs].</param>
    public EdgeValue Linear(EdgeValue x, EdgeInput weight, EdgeInput bias) =>
        Write(new(EdgeStepKind.Linear) { X = Known(x), First = Use(weight), Second = Use(bias) });

    /// <summary>plus + x·weight.</summary>
    /// <param name="plus">A row of outputs.</param>
    /// <param name="x">A row of inputs.</param>
    /// <param name="weight">[inputs×outputs].</param>
    public EdgeValue LinearPlus(EdgeValue plus, EdgeValue x, EdgeInput weight) =>
        Write(new(EdgeStepKind.Linear) { X = Known(x), Y = Known(plus), First = Use(weight) });

    /// <summary>f(x), number by number; a and b are the function's constants.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such function.</exception>
    public EdgeValue Map(Unary f, EdgeValue x, double a = 0, double b = 0) => Enum.IsDefined(f)
        ? Write(new(EdgeStepKind.Map) { X = Known(x), Function = f, A = a, B = b })
        : throw new ArgumentOutOfRangeException(nameof(f), f, $"There is no function {f}.");

    /// <summary>x times one number.</summary>
    public EdgeValue Scale(EdgeValue x, EdgeValue by) => Write(new(EdgeStepKind.Scale) { X = Known(x), Y = Known(by) });

    /// <summary>The sum of the products of two rows' numbers: one number.</summary>
    public EdgeValue Dot(EdgeValue x, EdgeValue y) => Write(new(EdgeStepKind.Dot) { X = Known(x), Y = Known(y) });

    /// <summary>x + y.</summary>
    public EdgeValue Add(EdgeValue x, EdgeValue y) => Write(new(EdgeStepKind.Add) { X = Known(x), Y = Known(y) });

    /// <summary>x·y, number by number.</summary>
    public EdgeValue Multiply(EdgeValue x, EdgeValue y) => Write(new(EdgeStepKind.Multiply) { X = Known(x), Y = Known(y) });

    /// <summary>x, through which no gradient flows.</summary>
    public EdgeValue Detach(EdgeValue x) => Write(new(EdgeStepKind.Detach) { X = Known(x) });

    /// <summary>The program.</summary>
    /// <param name="outputs">What is summed at each target, or averaged if Mean; the columns of the result, in this order.</param>
    /// <exception cref="ArgumentException">There are no outputs, or an input serves no step.</exception>
    public EdgeProgram Build(params ReadOnlySpan<(EdgeValue Value, bool Mean)> outputs)
    {
        var summed = new EdgeOutput[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            summed[i] = new EdgeOutput(Known(outputs[i].Value), outputs[i].Mean);
        }

        if (summed.Length == 0)
        {
            throw new ArgumentException("An edge program needs at least one output.", nameof(outputs));
        }

        int idle = Enumerable.Range(0, inputs.Count).FirstOrDefault(input => !used.Contains(input), -1);
        return idle < 0
            ? new EdgeProgram([.. steps], summed, [.. inputs])
            : throw new ArgumentException($"Input {idle} of the edge program serves no step.", nameof(outputs));
    }

    private EdgeInput Declare(Parameter? parameter)
    {
        if (inputs.Count == EdgeProgram.MostInputs)
        {
            throw new InvalidOperationException($"An edge program has at most {EdgeProgram.MostInputs} inputs.");
        }

        inputs.Add(parameter);
        return new EdgeInput(inputs.Count - 1);
    }

    private EdgeValue Write(in EdgeStep step)
    {
        if (steps.Count == EdgeProgram.MostSteps)
        {
            throw new InvalidOperationException($"An edge program has at most {EdgeProgram.MostSteps} steps.");
        }

        steps.Add(step);
        return new EdgeValue(steps.Count - 1);
    }

    private int Known(EdgeValue value) => (uint)value.Step < (uint)steps.Count
        ? value.Step
        : throw new ArgumentException($"There is no step {value.Step} yet.", nameof(value));

    // Gradients of an input come from one step, so that a kernel may write them and need not add.
    private int Use(EdgeInput input) => (uint)input.Index >= (uint)inputs.Count
        ? throw new ArgumentException($"There is no input {input.Index}.", nameof(input))
        : used.Add(input.Index)
            ? input.Index
            : throw new ArgumentException($"Input {input.Index} serves another step already; declare it once more.", nameof(input));
}
