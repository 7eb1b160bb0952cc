using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Edges;

/// <summary>An arbitrary <see cref="EdgeProgram"/> with the shapes of its inputs, and edges to run it on.</summary>
internal sealed class RandomEdgeProgram
{
    private static readonly int[] Widths = [1, 2, 3, 7, 16, 17, 20, 33];

    // Functions that are smooth and tame wherever their argument may lie.
    private static readonly Unary[] Functions = [Unary.Silu, Unary.Sigmoid, Unary.Tanh, Unary.Affine, Unary.Square, Unary.Softplus, Unary.Cos];

    private readonly Random random;
    private readonly EdgeProgramBuilder builder = new();
    private readonly List<(EdgeValue Value, int Width)> values = [];
    private readonly List<Shape> shapes = [];
    private readonly int nodes;
    private readonly int edges;

    private RandomEdgeProgram(int seed, EdgePairs pairs, int steps)
    {
        random = new Random(seed);
        nodes = pairs.NodeCount;
        edges = pairs.EdgeCount;
        int width = Width();
        values.Add((builder.Ends(Input(nodes, width), Input(nodes, width)), width));
        for (int i = 0; i < steps; i++)
        {
            values.Add(Step());
        }

        (EdgeValue, bool)[] outputs = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (Any().Value, random.Next(2) == 0)), (values[^1].Value, false)];
        Program = builder.Build(outputs);
    }

    internal EdgeProgram Program { get; }

    internal Shape[] Inputs => [.. shapes];

    internal static RandomEdgeProgram Create(int seed, EdgePairs pairs, int steps) => new(seed, pairs, steps);

    private (EdgeValue Value, int Width) Step()
    {
        (EdgeValue x, int width) = Any();
        int outputs = Width();
        switch (random.Next(10))
        {
            case 0:
                return (builder.AtTarget(Input(nodes, outputs)), outputs);
            case 1:
                return (builder.AtSource(Input(nodes, outputs)), outputs);
            case 2:
                return (builder.Own(Input(edges, outputs)), outputs);
            case 3:
                return (builder.Linear(x, Input(width, outputs), Input(outputs)), outputs);
            case 4:
                (EdgeValue plus, int wide) = Any();
                return (builder.LinearPlus(plus, x, Input(width, wide)), wide);
            case 5:
                Unary f = Functions[random.Next(Functions.Length)];
                return (builder.Map(f, f == Unary.Square ? builder.Map(Unary.Tanh, x) : x, 0.5, 0.1), width);
            case 6:
                return (builder.Scale(x, builder.Map(Unary.Tanh, builder.Dot(x, x))), width);
            case 7:
                return (builder.Add(x, builder.Detach(x)), width);
            case 8:
                return (builder.Multiply(builder.Map(Unary.Tanh, x), builder.AtSource(Input(nodes, width))), width);
            default:
                return (builder.Map(Unary.Tanh, builder.Linear(x, Input(width, outputs))), outputs);
        }
    }

    private (EdgeValue Value, int Width) Any() => values[random.Next(values.Count)];

    private int Width() => Widths[random.Next(Widths.Length)];

    private EdgeInput Input(params int[] sizes)
    {
        shapes.Add(sizes.Length == 1 ? new Shape(sizes[0]) : new Shape(sizes[0], sizes[1]));
        return builder.Input();
    }
}
