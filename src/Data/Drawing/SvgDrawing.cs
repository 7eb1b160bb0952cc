using System.Globalization;
using System.Text;

namespace Equivariant.ML.Data;

/// <summary>The text of one drawing.</summary>
internal sealed class SvgDrawing
{
    private const int Side = 800;
    private const int Margin = 40;
    private const int KeyHeight = 26;

    // Told apart by those who see fewer colours, too (Okabe and Ito 2008); more groups begin again.
    private static readonly string[] GroupColors = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8a7a00", "#555555"];

    private readonly StringBuilder svg = new();
    private readonly Graph graph;
    private readonly GraphDrawingOptions options;
    private readonly float[] places;
    private readonly ValueScale nodes;
    private readonly ValueScale edges;
    private readonly double dot;

    public SvgDrawing(Graph graph, GraphDrawingOptions options)
    {
        this.graph = graph;
        this.options = options;
        places = PlacesOf(graph, options);
        nodes = new ValueScale(options.NodeValues ?? []);
        edges = new ValueScale(JoinedPair.Of(graph).Select(ValueOf));
        dot = Math.Clamp(90 / Math.Sqrt(graph.NodeCount), 2.5, 11);
    }

    private int Groups => options.GroupNames?.Count ?? (options.NodeGroups is { Count: > 0 } groups ? groups.Max() + 1 : 0);

    public string Draw()
    {
        int height = Side + (((options.NodeValues is null ? 0 : 1) + (options.EdgeValues is null ? 0 : 1) + Groups) * KeyHeight);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Side} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\n");
        Add($"<title>{SvgText.Escape(options.Title ?? graph.ToString())}</title>\n<rect width=\"{Side}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        foreach (JoinedPair pair in JoinedPair.Of(graph))
        {
            AddEdge(pair);
        }

        for (int node = 0; node < graph.NodeCount; node++)
        {
            AddNode(node);
        }

        AddLegend();
        return svg.Append("</svg>\n").ToString();
    }

    private void AddEdge(JoinedPair pair)
    {
        double value = ValueOf(pair);
        int group = GroupOf(pair.First) == GroupOf(pair.Second) ? GroupOf(pair.First) : -1;
        string stroke = options.EdgeValues is not null ? double.IsNaN(value) ? "#9a9a9a" : edges.Color(value) : group >= 0 ? ColorOf(group) : "#9a9a9a";
        string opacity = options.EdgeValues is not null ? "0.9" : group >= 0 ? "0.35" : "0.5";
        string pen = $"stroke=\"{stroke}\" stroke-opacity=\"{opacity}\" stroke-width=\"{SvgText.At(1 + (5 * edges.Share(value)))}\"";
        (string x, string y) = At(pair.First);
        if (pair.First == pair.Second)
        {
            string wide = SvgText.At(3 * dot);
            Add($"<path d=\"M{x} {y}c-{wide} -{wide} {wide} -{wide} 0 0\" fill=\"none\" {pen}>");
        }
        else
        {
            (string x2, string y2) = At(pair.Second);
            Add($"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x2}\" y2=\"{y2}\" {pen}>");
        }

        string text = string.Join("; ", pair.Edges.Select(edge => $"{NameOf(graph.Sources[edge])} → {NameOf(graph.Targets[edge])}{Told(options.EdgeValues, edge)}"));
        Add($"<title>{SvgText.Escape(text)}</title></{(pair.First == pair.Second ? "path" : "line")}>\n");
    }

    private void AddNode(int node)
    {
        double value = options.NodeValues?[node] ?? double.NaN;
        (string x, string y) = At(node);
        string fill = options.NodeGroups is not null ? ColorOf(GroupOf(node)) : options.NodeValues is not null ? nodes.Color(value) : ColorOf(0);
        double radius = options.NodeValues is null ? dot : dot * (0.7 + nodes.Share(value));
        Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{SvgText.At(radius)}\" fill=\"{fill}\" stroke=\"{(fill == "#ffffff" ? "#9a9a9a" : "#ffffff")}\">");
        Add($"<title>{SvgText.Escape(NameOf(node) + Told(options.NodeValues, node))}</title></circle>\n");
        if (options.NodeLabels?[node] is { Length: > 0 } label)
        {
            // Half of a capital's height below the middle; a pointer finds the node beneath.
            Add($"<text x=\"{x}\" y=\"{y}\" dy=\".36em\" text-anchor=\"middle\" pointer-events=\"none\">{SvgText.Escape(label)}</text>\n");
        }
    }

    private void AddLegend()
    {
        int y = Side;
        foreach ((string name, ValueScale scale) in new[] { ("nodes", options.NodeValues is null ? null : nodes), ("edges", options.EdgeValues is null ? null : edges) }
            .Where(row => row.Item2 is not null).Select(row => (row.Item1, row.Item2!)))
        {
            Add($"<text x=\"{Margin - 7}\" y=\"{y + 5}\">{name}</text>\n");
            foreach ((double mark, int i) in scale.Marks.Select((mark, i) => (mark, i)))
            {
                int x = Margin + 60 + (i * 130);
                Add($"<rect x=\"{x}\" y=\"{y - 7}\" width=\"14\" height=\"14\" fill=\"{scale.Color(mark)}\"/><text x=\"{x + 20}\" y=\"{y + 5}\">{SvgText.Number(mark)}</text>\n");
            }

            y += KeyHeight;
        }

        for (int group = 0; group < Groups; group++)
        {
            string name = options.GroupNames?[group] ?? group.ToString(CultureInfo.InvariantCulture);
            Add($"<circle cx=\"{Margin}\" cy=\"{y}\" r=\"7\" fill=\"{ColorOf(group)}\"/><text x=\"{Margin + 16}\" y=\"{y + 5}\">{SvgText.Escape(name)}</text>\n");
            y += KeyHeight;
        }
    }

    private void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private int GroupOf(int node) => options.NodeGroups?[node] ?? -1;

    private static string ColorOf(int group) => group < 0 ? "#bbbbbb" : GroupColors[group % GroupColors.Length];

    private string NameOf(int node) => options.NodeNames?[node] ?? node.ToString(CultureInfo.InvariantCulture);

    private static string Told(IReadOnlyList<double>? values, int place) => values is null || double.IsNaN(values[place]) ? "" : $": {SvgText.Number(values[place])}";

    // Not the sum: where both directions were taken away at once, each has what both are worth.
    private double ValueOf(JoinedPair pair) =>
        options.EdgeValues is { } values ? pair.Edges.Select(edge => values[edge]).MaxBy(value => double.IsNaN(value) ? -1 : Math.Abs(value)) : double.NaN;

    // Upwards on paper is downwards in SVG.
    private (string X, string Y) At(int node) =>
        (SvgText.At(Margin + (places[2 * node] * (Side - (2 * Margin)))), SvgText.At(Margin + ((1 - places[(2 * node) + 1]) * (Side - (2 * Margin)))));

    private static float[] PlacesOf(Graph graph, GraphDrawingOptions options)
    {
        if (options.Places is null && !graph.HasPositions)
        {
            return ForceLayout.Of(graph, options.Seed);
        }

        var x = new double[graph.NodeCount];
        var y = new double[graph.NodeCount];
        for (int node = 0; node < x.Length; node++)
        {
            x[node] = options.Places?[2 * node] ?? graph.Positions[node * graph.Dimension];
            y[node] = options.Places?[(2 * node) + 1] ?? (graph.Dimension > 1 ? graph.Positions[(node * graph.Dimension) + 1] : 0);
        }

        return UnitSquare.Fit(x, y);
    }
}
