using System.Globalization;
using System.Net;
using System.Text;

namespace Equivariant.ML.Societies;

/// <summary>A network as a drawing, each community in a colour of its own.</summary>
internal static class Picture
{
    private const int Side = 800;
    private const int Margin = 40;
    private const int KeyHeight = 26;

    // Told apart by those who see fewer colours, too (Okabe and Ito 2008); more communities begin again.
    private static readonly string[] Colors = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8a7a00", "#555555"];

    public static string Of(Network network, (double X, double Y)[] places, Data.Communities found)
    {
        int height = Side + (found.Count * KeyHeight);
        double dot = Math.Clamp(90 / Math.Sqrt(places.Length), 2.5, 11);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Side} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(network.Title)}: {found.Count} communities</title>\n<rect width=\"{Side}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        for (int edge = 0; edge < network.Graph.EdgeCount; edge++)
        {
            (int a, int b) = (network.Graph.Sources[edge], network.Graph.Targets[edge]);
            if (a > b)
            {
                continue;
            }

            bool inside = found.Assignments[a] == found.Assignments[b];
            string color = inside ? Color(found.Assignments[a]) : "#9a9a9a";
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{At(places[a].X)}\" y1=\"{At(places[a].Y)}\" x2=\"{At(places[b].X)}\" y2=\"{At(places[b].Y)}\" stroke=\"{color}\" stroke-opacity=\"{(inside ? "0.35" : "0.5")}\"/>\n");
        }

        for (int node = 0; node < places.Length; node++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{At(places[node].X)}\" cy=\"{At(places[node].Y)}\" r=\"{dot:0.##}\" fill=\"{Color(found.Assignments[node])}\" stroke=\"#ffffff\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(network.Names[node])}</title></circle>\n");
        }

        for (int community = 0; community < found.Count; community++)
        {
            int y = Side + (community * KeyHeight);
            int members = found.Assignments.ToArray().Count(assigned => assigned == community);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Margin}\" cy=\"{y}\" r=\"7\" fill=\"{Color(community)}\"/><text x=\"{Margin + 16}\" y=\"{y + 5}\">{members} people</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Color(int community) => community < 0 ? "#bbbbbb" : Colors[community % Colors.Length];

    private static string At(double place) => (Margin + (place * (Side - (2 * Margin)))).ToString("0.#", CultureInfo.InvariantCulture);
}
