using System.Globalization;
using System.Text;
using Equivariant.ML.Data;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Autoencoder;

/// <summary>Draws the first graphs: their edges, and in other colours those that the model misses or that it makes up.</summary>
internal static class GraphPicture
{
    private const int Columns = 4;
    private const int Most = 12;
    private const int Side = 200;
    private const int Caption = 30;
    private const int Margin = 15;
    private const string Told = "#9a9a9a";
    private static readonly string Node = Svg.Color(0);
    private static readonly string Missed = Svg.Color(1);
    private static readonly string MadeUp = Svg.Color(3);

    public static string ToSvg(IReadOnlyList<(Graph Graph, Reconstruction Told)> graphs, int seed)
    {
        (Graph Graph, Reconstruction Told)[] drawn = [.. graphs.Take(Most)];
        int legend = (drawn.Length + Columns - 1) / Columns * (Side + Caption);
        var svg = new StringBuilder();
        void Add(FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Columns * Side} {legend + Caption}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">");
        Add($"<title>Graphs and what is told of their edges</title><rect width=\"{Columns * Side}\" height=\"{legend + Caption}\" fill=\"#ffffff\"/>");
        foreach ((int place, (Graph graph, Reconstruction told)) in drawn.Index())
        {
            Add($"<g transform=\"translate({place % Columns * Side} {place / Columns * (Side + Caption)})\">");
            IEnumerable<string> coordinates = ForceLayout.Of(graph, seed).Select(place => Svg.At(Margin + (place * (Side - (2 * Margin)))));
            (string X, string Y)[] at = [.. coordinates.Chunk(2).Select(pair => (pair[0], pair[1]))];
            (int First, int Second, string Color)[] lines = [.. LinesOf(graph, told)];
            foreach ((int first, int second, string color) in lines)
            {
                Add($"<line x1=\"{at[first].X}\" y1=\"{at[first].Y}\" x2=\"{at[second].X}\" y2=\"{at[second].Y}\" stroke=\"{color}\" stroke-width=\"{Width(color)}\"/>");
            }

            foreach ((string x, string y) in at)
            {
                Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{Node}\"/>");
            }

            int pairs = graph.NodeCount * (graph.NodeCount - 1) / 2;
            Add($"<text x=\"{Side / 2}\" y=\"{Side + 12}\" text-anchor=\"middle\">{lines.Count(line => line.Color != Told)} of {pairs} pairs wrong</text></g>");
        }

        foreach ((int place, (string name, string color)) in new[] { ("edge", Told), ("edge that is missed", Missed), ("edge that is made up", MadeUp) }.Index())
        {
            int x = Margin + (place * Side);
            Add($"<line x1=\"{x}\" y1=\"{legend + 10}\" x2=\"{x + 25}\" y2=\"{legend + 10}\" stroke=\"{color}\" stroke-width=\"{Width(color)}\"/>");
            Add($"<text x=\"{x + 32}\" y=\"{legend + 15}\">{name}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Each two nodes that are joined or said to be; the wrong ones last, so that they lie above.</summary>
    private static IEnumerable<(int First, int Second, string Color)> LinesOf(Graph graph, Reconstruction told)
    {
        int nodes = graph.NodeCount;
        var edges = new HashSet<(int, int)>();
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            edges.Add((graph.Sources[edge], graph.Targets[edge]));
        }

        return from first in Enumerable.Range(0, nodes)
               from second in Enumerable.Range(first + 1, nodes - first - 1)
               let isEdge = edges.Contains((first, second))
               let isTold = told.Probability[(first * nodes) + second] > 0.5f
               where isEdge || isTold
               let color = isEdge && isTold ? Told : isEdge ? Missed : MadeUp
               orderby color != Told
               select (first, second, color);
    }

    private static int Width(string color) => color == Told ? 1 : 3;
}
