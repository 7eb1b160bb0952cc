using System.Globalization;
using System.Text;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Sets;

/// <summary>Draws the first sets by the first two numbers of their points, each with what it is taken for, and what it is where that is something else.</summary>
internal static class SetPicture
{
    private const int Columns = 4;
    private const int Most = 12;
    private const int Side = 200;
    private const int Caption = 30;
    private const int Margin = 15;

    public static string ToSvg(int width, IReadOnlyList<(PointSet Set, PredictedSet Predicted)> sets)
    {
        (PointSet Set, PredictedSet Predicted)[] drawn = [.. sets.Take(Most)];
        string[] kinds = [.. sets.SelectMany(pair => new[] { pair.Set.Kind, pair.Predicted.PredictedKind }).Distinct().Order(StringComparer.Ordinal)];
        int height = (drawn.Length + Columns - 1) / Columns * (Side + Caption);
        var svg = new StringBuilder();
        void Add(FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Columns * Side} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">");
        Add($"<title>Sets and what they are taken for</title><rect width=\"{Columns * Side}\" height=\"{height}\" fill=\"#ffffff\"/>");
        foreach ((int place, (PointSet set, PredictedSet predicted)) in drawn.Index())
        {
            Add($"<g transform=\"translate({place % Columns * Side} {place / Columns * (Side + Caption)})\">");
            string color = Svg.Color(Array.IndexOf(kinds, predicted.PredictedKind));
            foreach ((double x, double y) in Places(set.Points, width))
            {
                Add($"<circle cx=\"{Svg.At(x)}\" cy=\"{Svg.At(y)}\" r=\"2.5\" fill=\"{color}\"/>");
            }

            string told = predicted.PredictedKind == set.Kind ? set.Kind : $"{predicted.PredictedKind}? no, {set.Kind}";
            Add($"<text x=\"{Side / 2}\" y=\"{Side + 12}\" text-anchor=\"middle\">{Svg.Escape(told)}</text></g>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Where points are in their square, both directions at one scale; single numbers lie on a line.</summary>
    private static IEnumerable<(double X, double Y)> Places(float[] numbers, int width)
    {
        (double X, double Y)[] points = [.. numbers.Chunk(width).Select(point => ((double)point[0], width > 1 ? point[1] : 0.0))];
        (double left, double right) = (points.Min(point => point.X), points.Max(point => point.X));
        (double low, double high) = (points.Min(point => point.Y), points.Max(point => point.Y));
        double scale = (Side - (2 * Margin)) / Math.Max(Math.Max(right - left, high - low), 1e-9);
        return points.Select(point => ((Side / 2) + (scale * (point.X - ((left + right) / 2))), (Side / 2) - (scale * (point.Y - ((low + high) / 2)))));
    }
}
