using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphDrawingTests
{
    // a → b both ways, b → c one way, twice, and c to itself.
    private static readonly Graph Small = new GraphBuilder(3).AddUndirectedEdge(0, 1).AddEdge(1, 2).AddEdge(1, 2).AddEdge(2, 2).Build();

    [Fact]
    public void What_is_far_from_zero_is_large_and_strong()
    {
        XElement[] all = Elements(Small.ToSvg(new GraphDrawingOptions { NodeValues = [2, -1, double.NaN], EdgeValues = [0.5, 0.5, 3, -1, 0] }));
        XElement[] circles = Named(all, "circle");
        Assert.Equal(["#d55e00", "#6ca6c6", "#ffffff"], circles.Select(circle => circle.Attribute("fill")!.Value));
        Assert.Equal([18.7, 13.2, 7.7], circles.Select(circle => Number(circle, "r")));
        Assert.Equal(["0: 2", "1: -1", "2"], circles.Select(Title));

        // Edges between two nodes are one line, of the number farthest from 0.
        XElement[] lines = Named(all, "line");
        Assert.Equal(["1 → 0: 0.5; 0 → 1: 0.5", "1 → 2: 3; 1 → 2: -1"], lines.Select(Title));
        Assert.Equal([1.8, 6], lines.Select(line => Number(line, "stroke-width")));
        Assert.Equal("#d55e00", lines[1].Attribute("stroke")!.Value);
        Assert.Equal(["2 → 2: 0"], Named(all, "path").Select(Title));
        Assert.Equal(["nodes", "-2", "-1", "0", "1", "2", "edges", "0", "1.5", "3"], Named(all, "text").Select(text => text.Value));
    }

    [Fact]
    public void Groups_have_colours_and_names()
    {
        XElement[] all = Elements(Small.ToSvg(new GraphDrawingOptions { NodeGroups = [1, 1, -1], GroupNames = ["few", "many"], NodeValues = [1, 2, 4], NodeNames = ["a", "b", "c"] }));
        Assert.Equal(["#e69f00", "#e69f00", "#bbbbbb", "#0072b2", "#e69f00"], Named(all, "circle").Select(circle => circle.Attribute("fill")!.Value));
        Assert.Equal(["#e69f00", "#9a9a9a"], Named(all, "line").Select(line => line.Attribute("stroke")!.Value));
        Assert.Equal(["few", "many"], Named(all, "text").Select(text => text.Value).TakeLast(2));
        Assert.True(Number(Named(all, "circle")[2], "r") > Number(Named(all, "circle")[1], "r"));
        Assert.Equal("b → a; a → b", Title(Named(all, "line")[0]));
    }

    [Fact]
    public void Labels_stand_on_their_nodes()
    {
        XElement[] all = Elements(Small.ToSvg(new GraphDrawingOptions { NodeLabels = ["C", "", "<"], Places = [0, 0, 1, 0, 2, 0] }));
        Assert.Equal([("C", "40", "400"), ("<", "760", "400")], Named(all, "text").Select(text => (text.Value, text.Attribute("x")!.Value, text.Attribute("y")!.Value)));
        Assert.True(Array.IndexOf(all, Named(all, "text")[0]) > Array.IndexOf(all, Named(all, "circle")[0]));
    }

    [Fact]
    public void Nodes_are_where_their_positions_say()
    {
        Graph square = Small.WithPositions([0, 0, 5, 2, 0, 7, 0, 1, 9]);
        Assert.Equal([(40, 580), (760, 580), (40, 220)], Places(square.ToSvg()));
        Assert.Equal([(40, 400), (400, 400), (760, 400)], Places(square.ToSvg(new GraphDrawingOptions { Places = [-1, 0, 0, 0, 1, 0] })));
        Assert.Equal([(40, 400), (760, 400), (400, 400)], Places(Small.WithPositions([1, 3, 2], 1).ToSvg()));
    }

    [Fact]
    public void Names_are_text_whatever_is_in_them() => Prop.ForAll(
        Gen.Elements('<', '>', '&', '"', '\'', 'a', '\u0001', '\ud83d', '\ude00', '\uffff', '\n').ArrayOf().Select(signs => new string(signs)).ToArbitrary(),
        name =>
        {
            XElement[] all = Elements(Small.ToSvg(new GraphDrawingOptions { Title = name, NodeNames = [name, "</circle>", ""], NodeGroups = [0, 0, 0], GroupNames = [name] }));
            Assert.Equal("</circle>", Title(Named(all, "circle")[1]));
            Assert.Equal(name.Contains('a', StringComparison.Ordinal), Title(Named(all, "circle")[0]).Contains('a', StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_graph_is_drawn_alike_each_time() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed));
        string svg = graph.ToSvg();
        Assert.Equal(svg, graph.ToSvg());
        XElement[] all = Elements(svg);
        Assert.Equal(graph.NodeCount, Named(all, "circle").Length);
        Assert.All(Places(svg), place => Assert.True(place.X is >= 39.9 and <= 760.1 && place.Y is >= 39.9 and <= 760.1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var options = new GraphDrawingOptions { NodeValues = [1.5, 2.5, -1.5], EdgeValues = [0.5, 1, 2, 3, 4] };
        string svg = Small.ToSvg(options);
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(svg, Small.ToSvg(options));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_does_not_fit_the_graph_is_refused()
    {
        Refused("NodeValues has 2 members; expected 3", new GraphDrawingOptions { NodeValues = [1, 2] });
        Refused("EdgeValues has 4 members; expected 5", new GraphDrawingOptions { EdgeValues = [1, 2, 3, 4] });
        Refused("NodeLabels has 2 members; expected 3", new GraphDrawingOptions { NodeLabels = ["C", "N"] });
        Refused("NodeNames has 1 members", new GraphDrawingOptions { NodeNames = ["a"] });
        Refused("Places has 3 members; expected 6", new GraphDrawingOptions { Places = [1, 2, 3] });
        Refused("Places has a coordinate that is not finite", new GraphDrawingOptions { Places = [1, 2, 3, 4, 5, float.NaN] });
        Refused("NodeGroups has 2; expected -1 to 1", new GraphDrawingOptions { NodeGroups = [0, 1, 2], GroupNames = ["a", "b"] });
        Refused("NodeGroups has -2; expected -1 to 2", new GraphDrawingOptions { NodeGroups = [0, -2, 2] });
        Assert.Throws<ArgumentNullException>(() => GraphDrawing.ToSvg(null!));

        static void Refused(string message, GraphDrawingOptions options) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Small.ToSvg(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_keeps_neighbours_together()
    {
        Graph two = GraphGenerators.StochasticBlockModel([12, 12], 0.8, 0.02, seed: 1);
        float[] places = ForceLayout.Of(two, seed: 3);
        Assert.Equal(places, ForceLayout.Of(two, seed: 3));
        Assert.NotEqual(places, ForceLayout.Of(two, seed: 4));
        double Mean(Func<int, int, bool> which) => Enumerable.Range(0, 24).SelectMany(a => Enumerable.Range(0, a).Where(b => which(a, b)).Select(b => Distance(a, b))).Average();
        double Distance(int a, int b) => Math.Sqrt(Math.Pow(places[2 * a] - places[2 * b], 2) + Math.Pow(places[(2 * a) + 1] - places[(2 * b) + 1], 2));
        Assert.True(Mean((a, b) => a / 12 == b / 12) < 0.6 * Mean((a, b) => a / 12 != b / 12));
    }

    private static XElement[] Elements(string svg) => [.. XDocument.Parse(svg).Root!.Elements()];

    private static XElement[] Named(XElement[] all, string name) => [.. all.Where(element => element.Name.LocalName == name)];

    private static string Title(XElement element) => element.Elements().Single(child => child.Name.LocalName == "title").Value;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Places(string svg) => [.. Named(Elements(svg), "circle").Select(circle => (Number(circle, "cx"), Number(circle, "cy")))];
}
