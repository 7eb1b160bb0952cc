using System.Text;

namespace Equivariant.ML.NBody;

/// <summary>
/// Draws validation error by epoch, on a logarithmic scale, each curve labelled at its end. A model with a single error
/// is a dashed level.
/// </summary>
internal sealed class LearningCurves
{
    private const double Width = 880;
    private const double Height = 400;
    private const double Left = 58;
    private const double Right = 756;
    private const double Top = 14;
    private const double Bottom = 352;
    private const double LabelHeight = 18;
    private const int MostPoints = 800;

    private readonly List<(ModelResult Model, int Color)> drawn;
    private readonly int epochs;
    private readonly LogScale scale;

    private LearningCurves(List<(ModelResult Model, int Color)> drawn)
    {
        this.drawn = drawn;
        epochs = drawn.Max(curve => curve.Model.ValidationErrors.Count);
        double[] errors = [.. drawn.SelectMany(curve => curve.Model.ValidationErrors).Where(IsDrawable)];
        scale = new LogScale(errors.Min() / 1.25, errors.Max() * 1.25, Bottom, Top);
    }

    /// <summary>The drawing, or nothing where no model has a curve.</summary>
    public static string Draw(IReadOnlyList<ModelResult> models)
    {
        List<(ModelResult, int)> drawn = [.. models.Index().Where(m => m.Item.ValidationErrors.Any(IsDrawable)).Select(m => (m.Item, m.Index))];
        return drawn.Count == 0 ? "" : new LearningCurves(drawn).Draw();
    }

    // Beyond these nothing was learnt, and the axis would say nothing.
    private static bool IsDrawable(double error) => error is > 1e-30 and < 1e30;

    private string Draw()
    {
        var svg = new StringBuilder();
        svg.Append($"""<svg class="curves" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="curves-title curves-desc">""");
        svg.Append("""<title id="curves-title">Validation error by epoch</title><desc id="curves-desc">""");
        svg.AppendJoin(" ", drawn.Select(curve => Describe(curve.Model))).Append("</desc>");
        DrawAxes(svg);
        foreach ((ModelResult model, int color) in drawn)
        {
            DrawCurve(svg, model, color);
        }

        DrawLabels(svg);
        return svg.Append("</svg>").ToString();
    }

    private static string Describe(ModelResult model)
    {
        int best = model.BestEpoch!.Value;
        string least = Markup.Error(model.ValidationErrors[best - 1]);
        return Markup.Escape(model.ValidationErrors.Count == 1
            ? $"{model.Name}: {least}, fitted at once."
            : $"{model.Name}: lowest {least} at epoch {Markup.Count(best)} of {Markup.Count(model.ValidationErrors.Count)}.");
    }

    private double X(int epoch) => epochs == 1 ? Right : Left + ((Right - Left) * (epoch - 1) / (epochs - 1));

    private void DrawAxes(StringBuilder svg)
    {
        foreach (double tick in scale.Ticks())
        {
            string y = Markup.At(scale.Place(tick));
            svg.Append($"""<line class="grid" x1="{Left}" x2="{Right}" y1="{y}" y2="{y}"/>""");
            svg.Append($"""<text class="tick" x="{Left - 10}" y="{y}" dy=".32em" text-anchor="end">{Markup.At(tick, 8)}</text>""");
        }

        foreach (int epoch in Epochs())
        {
            svg.Append($"""<text class="tick" x="{Markup.At(X(epoch))}" y="{Bottom + 22}" text-anchor="middle">{Markup.Count(epoch)}</text>""");
        }

        svg.Append($"""<line class="axis" x1="{Left}" x2="{Right}" y1="{Bottom}" y2="{Bottom}"/>""");
        svg.Append($"""<text class="axis-name" x="{(Left + Right) / 2}" y="{Bottom + 43}" text-anchor="middle">epoch</text>""");
    }

    /// <summary>About six round numbers, the first epoch among them.</summary>
    private IEnumerable<int> Epochs()
    {
        int[] round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
        int step = Array.Find(round, candidate => candidate * 6 >= epochs);
        step = step == 0 ? epochs : step;
        yield return 1;
        for (int epoch = step == 1 ? 2 : step; epoch <= epochs; epoch += step)
        {
            yield return epoch;
        }
    }

    private void DrawCurve(StringBuilder svg, ModelResult model, int color)
    {
        IReadOnlyList<double> errors = model.ValidationErrors;
        if (errors.Count == 1)
        {
            string y = Markup.At(scale.Place(errors[0]));
            svg.Append($"""<line class="level line{color}" x1="{Left}" x2="{Right}" y1="{y}" y2="{y}"/>""");
            return;
        }

        int stride = ((errors.Count - 1) / MostPoints) + 1;
        IEnumerable<string> points = Enumerable.Range(0, errors.Count)
            .Where(i => IsDrawable(errors[i]) && (i % stride == 0 || i == errors.Count - 1))
            .Select(i => $"{Markup.At(X(i + 1))},{Markup.At(scale.Place(errors[i]))}");
        svg.Append($"""<polyline class="curve line{color}" points="{string.Join(' ', points)}"/>""");
        int best = model.BestEpoch!.Value;
        svg.Append($"""<circle class="best line{color}" cx="{Markup.At(X(best))}" cy="{Markup.At(scale.Place(errors[best - 1]))}" r="4.5"/>""");
    }

    /// <summary>Names beside the curves' ends, moved apart where they would overlap.</summary>
    private void DrawLabels(StringBuilder svg)
    {
        List<(string Name, int Color, double X, double Y)> labels = [.. drawn
            .Select(curve => (curve.Model.Name, curve.Color, X: End(curve.Model), Y: scale.Place(curve.Model.ValidationErrors.Last(IsDrawable))))
            .OrderBy(label => label.Y)];
        double[] places = [.. labels.Select(label => label.Y)];
        for (int i = 1; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], places[i - 1] + LabelHeight);
        }

        double limit = Bottom - 4;
        for (int i = places.Length - 1; i >= 0; i--, limit -= LabelHeight)
        {
            places[i] = Math.Min(places[i], limit);
        }

        foreach (((string name, int color, double x, double y), double place) in labels.Zip(places))
        {
            svg.Append($"""<path class="leader line{color}" d="M{Markup.At(x + 3)} {Markup.At(y)}L{Right + 12} {Markup.At(place)}"/>""");
            svg.Append($"""<text class="name text{color}" x="{Right + 17}" y="{Markup.At(place)}" dy=".32em">{Markup.Escape(name)}</text>""");
        }
    }

    private double End(ModelResult model) => model.ValidationErrors.Count == 1 ? Right : X(model.ValidationErrors.Count);
}
