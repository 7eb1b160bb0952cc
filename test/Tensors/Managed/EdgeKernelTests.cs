using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

/// <summary>
/// Kernels of edge programs between borders: what they read from them is NaN and spoils a result, what they write to them is found. That the results
/// are right, for arbitrary programs, is a law.
/// </summary>
public class EdgeKernelTests
{
    private const int Border = 37;

    [Fact]
    public void Nothing_is_read_or_written_beside_a_block() => Sizes.ForAll(Sizes.Of(40, 70, 20, 3, 9), sizes =>
    {
        (int nodes, int width, int hidden, int own, int edgesANode) = (sizes[0] + 1, sizes[1] + 1, sizes[2] + 1, sizes[3] + 1, sizes[4]);
        EdgePairs pairs = Pairs(nodes, nodes * edgesANode);
        Shape[] shapes =
        [
            new(nodes, 3), new(nodes, 3), new(nodes, width), new(nodes, width), new(1, width), new(pairs.EdgeCount, own), new(own, width),
            new(width, hidden), new(hidden), new(hidden, 1),
        ];
        foreach ((int lanes, ManagedEngine engine) in KernelCheck.Engines)
        {
            Run(engine, pairs, shapes, lanes);
        }
    });

    private static void Run(ManagedEngine engine, EdgePairs pairs, Shape[] shapes, int lanes)
    {
        EdgeProgram program = Program();
        var blocks = new List<(Storage Block, int Length)>();
        TensorNode Node(in Shape shape, bool filled)
        {
            Storage block = engine.Allocate(shape.Length + (2 * Border));
            engine.Fill(float.NaN, block, block.Length);
            Storage window = block.Slice(Border, shape.Length);
            if (filled)
            {
                engine.Write(KernelCheck.Numbers(shape.Length, shape.Length), window);
            }

            blocks.Add((block, shape.Length));
            var node = new TensorNode(engine);
            node.Begin(null, shape, window);
            return node;
        }

        TensorNode[] operands = [.. shapes.Select(shape => Node(shape, true))];
        var widths = new int[program.Steps.Length];
        program.Measure(pairs, operands, widths);
        TensorNode[] kept = [.. Enumerable.Range(0, widths.Length).Where(i => program.Keeps(i, widths)).Select(i => Node(new(pairs.EdgeCount, widths[i]), false))];
        TensorNode result = Node(new(pairs.NodeCount, program.OutputWidth(widths)), false);
        TensorNode gradient = Node(result.Shape, true);
        TensorNode?[] gradients = [.. shapes.Select(shape => Node(shape, false)), .. new TensorNode?[widths.Length]];
        for (int i = 0; i < widths.Length && !pairs.Closed; i++)
        {
            EdgeStep step = program.Steps[i];
            gradients[shapes.Length + i] = step.Kind == EdgeStepKind.Ends && step.Second >= 0 ? Node(new(pairs.EdgeCount, widths[i]), false) : null;
        }

        engine.RunEdges(new EdgeCall(program, pairs, operands, widths, kept), result.Storage!);
        engine.RunEdgesBackward(new EdgeCall(program, pairs, operands, widths, kept), gradient.Storage!, gradients);

        foreach ((Storage block, int length) in blocks)
        {
            var values = new float[block.Length];
            engine.Read(block, values);
            Assert.All(values[..Border].Concat(values[^Border..]), value => Assert.True(float.IsNaN(value), $"{lanes} lanes: a kernel wrote beside its block of {length}."));
            Assert.All(values[Border..^Border], value => Assert.False(float.IsNaN(value), $"{lanes} lanes: a kernel read beside a block, or left out a number of {length}."));
        }
    }

    // EGNN's, with narrow and wide parts.
    private static EdgeProgram Program()
    {
        var edges = new EdgeProgramBuilder();
        EdgeValue apart = edges.Ends(edges.Input(), edges.Input());
        EdgeValue message = edges.Ends(edges.Input(), edges.Input());
        message = edges.LinearPlus(message, edges.Dot(apart, apart), edges.Input());
        message = edges.Map(Unary.Silu, edges.LinearPlus(message, edges.Own(edges.Input()), edges.Input()));
        message = edges.Map(Unary.Silu, edges.Linear(message, edges.Input(), edges.Input()));
        return edges.Build((message, true), (edges.Scale(apart, edges.Linear(message, edges.Input())), false));
    }

    private static EdgePairs Pairs(int nodes, int edges)
    {
        var random = new Random(edges);
        int[] targets = [.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes)).Order()];
        return new EdgePairs(Grouping.Of(targets, nodes), Grouping.Of([.. targets.Select(_ => random.Next(nodes))], nodes));
    }
}
