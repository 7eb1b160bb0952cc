using System.Globalization;
using System.Text;

namespace Equivariant.ML.Terminal;

/// <summary>Draws numbers by epoch, on an axis that begins at 0.</summary>
public static class EpochDrawing
{
    private const int Width = 800;
    private const int Height = 400;
    private const int Left = 60;
    private const int Right = 640;
    private const int Top = 40;
    private const int Bottom = 350;

    /// <summary>The text of an SVG file; empty of curves where no number is finite.</summary>
    /// <param name="title">What is drawn.</param>
    /// <param name="curves">The curves, one after the other in the legend.</param>
    /// <param name="best">An epoch to mark, from 1; null for none.</param>
    public static string ToSvg(string title, IReadOnlyList<EpochCurve> curves, int? best = null)
    {
        int epochs = Math.Max(2, curves.Max(curve => curve.Values.Count));
        double most = curves.SelectMany(curve => curve.Values).Where(double.IsFinite).Append(1e-9).Max();
        string X(int epoch) => Svg.At(Left + ((Right - Left) * (epoch - 1.0) / (epochs - 1)));
        string Y(double value) => Svg.At(Bottom - ((Bottom - Top) * value / most));

        var svg = new StringBuilder();
        void Add(FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        void Write(string x, string y, string anchor, string text) => Add($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{Svg.Escape(text)}</text>");
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\" fill=\"#333333\">");
        Add($"<title>{Svg.Escape(title)}</title><rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        Write($"{Left}", "22", "start", title);
        foreach (double tick in new[] { 0, most / 2, most })
        {
            Add($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(tick)}\" y2=\"{Y(tick)}\" stroke=\"#d9d9d9\"/>");
            Write($"{Left - 8}", Y(tick), "end", tick.ToString("g3", CultureInfo.InvariantCulture));
        }

        Write(X(1), $"{Bottom + 24}", "middle", "1");
        Write(X(epochs), $"{Bottom + 24}", "middle", epochs.ToString(CultureInfo.InvariantCulture));
        Write($"{(Left + Right) / 2}", $"{Bottom + 24}", "middle", "epoch");
        if (best is { } epoch)
        {
            Add($"<line x1=\"{X(epoch)}\" x2=\"{X(epoch)}\" y1=\"{Top}\" y2=\"{Bottom}\" stroke=\"#888888\" stroke-dasharray=\"4 4\"><title>epoch {epoch}, the best</title></line>");
        }

        foreach ((int place, EpochCurve curve) in curves.Index())
        {
            string points = string.Join(' ', curve.Values.Index().Where(value => double.IsFinite(value.Item)).Select(value => $"{X(value.Index + 1)},{Y(value.Item)}"));
            Add($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{Svg.Color(place)}\" stroke-width=\"2\"/>");
            Add($"<line x1=\"{Right + 16}\" x2=\"{Right + 36}\" y1=\"{Top + (24 * place)}\" y2=\"{Top + (24 * place)}\" stroke=\"{Svg.Color(place)}\" stroke-width=\"3\"/>");
            Write($"{Right + 42}", $"{Top + 5 + (24 * place)}", "start", curve.Name);
        }

        return svg.Append("</svg>\n").ToString();
    }
}
