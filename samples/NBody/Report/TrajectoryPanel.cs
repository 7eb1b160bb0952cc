using System.Text;

namespace Equivariant.ML.NBody;

/// <summary>
/// Draws one system: where each particle comes from, its start, its true way as dots, and a ring at its true end around the dot of its
/// predicted end, with a line between the two where they are apart.
/// </summary>
internal static class TrajectoryPanel
{
    private const double Size = 420;
    private const double Margin = 34;
    private const double Radius = 5.25;

    public static string Draw(PredictedSystem system, int number)
    {
        IReadOnlyList<float[]> path = system.Path;
        var projection = new Projection([.. system.History, .. path, system.System.Positions, system.System.Targets, system.Predicted], Size, Margin);
        int particles = system.System.Charges.Length;
        string error = Markup.Error(system.Error);

        var figure = new StringBuilder();
        figure.Append($"""<figure><svg viewBox="0 0 {Size} {Size}" role="img" aria-labelledby="s{number}-title s{number}-desc">""");
        figure.Append($"""<title id="s{number}-title">System {number}: true and predicted motion</title>""");
        figure.Append($"""<desc id="s{number}-desc">{particles} particles, {system.System.Charges.Count(q => q > 0)} of them positive, seen along """);
        figure.Append($"{projection.Along}. {DescribeWorst(system)} Mean squared error {error}.</desc>");
        for (int i = 0; i < particles; i++)
        {
            DrawWay(figure, system, path, projection, i);
        }

        for (int i = 0; i < particles; i++)
        {
            DrawEnds(figure, system, projection, i);
        }

        DrawScale(figure, projection.Scale);
        figure.Append("</svg><figcaption>");
        figure.Append($"<b>System {number}</b> <span>error {error}, seen along {projection.Along}</span></figcaption></figure>");
        return figure.ToString();
    }

    private static string DescribeWorst(PredictedSystem system)
    {
        double worst = system.System.Targets.Zip(system.Predicted).Chunk(3).Max(c => Math.Sqrt(c.Sum(pair => Math.Pow(pair.First - pair.Second, 2))));
        double longest = system.System.Targets.Zip(system.System.Positions).Chunk(3).Max(c => Math.Sqrt(c.Sum(pair => Math.Pow(pair.First - pair.Second, 2))));
        return $"Predicted ends lie within {Markup.Error(worst)} of the true ones, after moves of up to {Markup.Error(longest)}.";
    }

    private static string Charge(PredictedSystem system, int i) => system.System.Charges[i] > 0 ? "plus" : "minus";

    private static void DrawWay(StringBuilder svg, PredictedSystem system, IReadOnlyList<float[]> path, Projection projection, int i)
    {
        svg.Append($"""<polyline class="history {Charge(system, i)}" points="{Points(system.History, projection, i)}"/>""");
        svg.Append($"""<polyline class="way {(system.IsRecorded ? "" : "unknown ")}{Charge(system, i)}" points="{Points(path, projection, i)}"/>""");
        foreach ((double x, double y) in path.Skip(1).SkipLast(1).Select(frame => projection.Place(frame, i)))
        {
            svg.Append($"""<circle class="dot {Charge(system, i)}" cx="{Markup.At(x)}" cy="{Markup.At(y)}" r="1.5"/>""");
        }
    }

    private static string Points(IReadOnlyList<float[]> frames, Projection projection, int i) => string.Join(
        ' ', frames.Select(frame => projection.Place(frame, i)).Select(p => $"{Markup.At(p.X)},{Markup.At(p.Y)}"));

    private static void DrawEnds(StringBuilder svg, PredictedSystem system, Projection projection, int i)
    {
        string charge = Charge(system, i);
        (double sx, double sy) = projection.Place(system.System.Positions, i);
        (double tx, double ty) = projection.Place(system.System.Targets, i);
        (double px, double py) = projection.Place(system.Predicted, i);
        svg.Append($"""<line class="miss" x1="{Markup.At(tx)}" y1="{Markup.At(ty)}" x2="{Markup.At(px)}" y2="{Markup.At(py)}"/>""");
        svg.Append($"""<circle class="true {charge}" cx="{Markup.At(tx)}" cy="{Markup.At(ty)}" r="{Radius}"/>""");
        svg.Append($"""<circle class="predicted" cx="{Markup.At(px)}" cy="{Markup.At(py)}" r="2.5"/>""");
        svg.Append($"""<g transform="translate({Markup.At(sx)} {Markup.At(sy)})"><circle class="start {charge}" r="{Radius}"/>""");
        svg.Append(charge == "plus" ? """<path class="sign" d="M-2.7 0H2.7M0-2.7V2.7"/></g>""" : """<path class="sign" d="M-2.7 0H2.7"/></g>""");
    }

    /// <summary>A bar of a round length, at most a fifth of the width.</summary>
    private static void DrawScale(StringBuilder svg, double pixels)
    {
        double wanted = Size / 5 / pixels;
        double power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        double length = power * (wanted / power >= 5 ? 5 : wanted / power >= 2 ? 2 : 1);
        svg.Append($"""<path class="bar" d="M12 {Size - 17}v5h{Markup.At(length * pixels)}v-5"/>""");
        svg.Append($"""<text class="tick" x="12" y="{Size - 22}">{Markup.At(length, 8)}</text>""");
    }
}
