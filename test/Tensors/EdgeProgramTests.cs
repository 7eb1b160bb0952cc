namespace Equivariant.ML.Tensors.Tests;

public class EdgeProgramTests
{
    private static readonly EdgePairs Pairs = new(Grouping.Of([0, 1, 1], 2), Grouping.Of([1, 0, 1], 2));

    private readonly EdgeProgramBuilder edges = new();

    [Fact]
    public void Input_serves_one_step()
    {
        EdgeInput nodes = edges.Input();
        edges.AtTarget(nodes);

        Assert.Contains("serves another step", Assert.Throws<ArgumentException>(() => edges.AtSource(nodes)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => edges.Own(new EdgeInput(7)));
        Assert.Throws<ArgumentException>(() => edges.Map(Unary.Silu, new EdgeValue(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => edges.Map((Unary)99, edges.Own(edges.Input())));
    }

    [Fact]
    public void Program_has_an_output_and_no_idle_input()
    {
        Assert.Throws<ArgumentException>(() => edges.Build());
        EdgeValue value = edges.AtTarget(edges.Input());
        edges.Input();

        Assert.Contains("Input 1", Assert.Throws<ArgumentException>(() => edges.Build((value, false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_and_steps_are_limited()
    {
        for (int i = 0; i < EdgeProgram.MostInputs; i++)
        {
            edges.Input();
        }

        Assert.Throws<InvalidOperationException>(() => edges.Input());
        EdgeValue value = edges.Own(new EdgeInput(0));
        for (int i = 1; i < EdgeProgram.MostSteps; i++)
        {
            value = edges.Map(Unary.Silu, value);
        }

        Assert.Throws<InvalidOperationException>(() => edges.Detach(value));
    }

    [Fact]
    public void Shapes_and_counts_that_do_not_fit_are_errors_that_say_what_was_found()
    {
        EdgeProgram program = edges.Build((edges.Linear(edges.Ends(edges.Input(), edges.Input()), edges.Input(), edges.Input()), false));
        using Scope scope = new ManagedEngine(1).BeginScope();
        Tensor Of(params int[] sizes) => scope.Full(1, sizes.Length == 1 ? new Shape(sizes[0]) : new Shape(sizes[0], sizes[1]));
        string Message(params Tensor[] inputs) => Assert.Throws<ArgumentException>(() => program.Run(Pairs, inputs)).Message;

        Assert.Equal(new Shape(2, 5), program.Run(Pairs, Of(2, 3), Of(2, 3), Of(3, 5), Of(5)).Shape);
        Assert.Contains("given 3 inputs; expected 4", Message(Of(2, 3), Of(2, 3), Of(3, 5)), StringComparison.Ordinal);
        Assert.Contains("given 5 inputs; expected 4", Message(Of(2, 3), Of(2, 3), Of(3, 5), Of(5), Of(5)), StringComparison.Ordinal);
        Assert.Contains("a matrix of 2 rows", Message(Of(4, 3), Of(2, 3), Of(3, 5), Of(5)), StringComparison.Ordinal);
        Assert.Contains("adds 4 numbers at the source to 3 at the target", Message(Of(2, 3), Of(2, 4), Of(3, 5), Of(5)), StringComparison.Ordinal);
        Assert.Contains("a bias", Message(Of(2, 3), Of(2, 3), Of(3, 5), Of(4)), StringComparison.Ordinal);

        var products = new EdgeProgramBuilder();
        program = products.Build((products.Multiply(products.AtTarget(products.Input()), products.AtSource(products.Input())), false));
        Assert.Contains("multiplies 3 numbers by 4", Message(Of(2, 3), Of(2, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_lie_between_graphs_where_there_are_some_and_depend_on_edges_alone()
    {
        // 100 graphs of 5 nodes, complete; and one graph of as many.
        (int, int)[] apart = [.. from graph in Enumerable.Range(0, 100) from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, 5) select ((5 * graph) + i, (5 * graph) + j)];
        (int, int)[] together = [.. from i in Enumerable.Range(0, 500) from j in Enumerable.Range(0, 5) select (i, (i + (j * 100)) % 500)];
        EdgePairs graphs = Of(apart, 500), one = Of(together, 500);

        Assert.True(graphs.Closed);
        Assert.False(one.Closed);
        Assert.All(graphs.Cuts.ToArray(), cut => Assert.Equal(0, cut % 5));
        Assert.InRange(graphs.Cuts.Length, 8, 33);
        Assert.InRange(one.Cuts.Length, 8, 33);
    }

    [Fact]
    public void Pairs_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(() => new EdgePairs(Grouping.Of([0, 1], 2), Grouping.Of([0], 2)));

    private static EdgePairs Of((int Target, int Source)[] pairs, int nodes) =>
        new(Grouping.Of([.. pairs.Select(pair => pair.Target)], nodes), Grouping.Of([.. pairs.Select(pair => pair.Source)], nodes));
}
