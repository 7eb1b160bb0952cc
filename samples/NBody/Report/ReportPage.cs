using System.Text;

namespace Equivariant.ML.NBody;

/// <summary>The whole page: one HTML document with its style and drawings inside, no script and nothing from elsewhere.</summary>
internal static class ReportPage
{
    private const string Key = """
        <ul class="key">
        <li><svg viewBox="0 0 22 22" aria-hidden="true"><circle class="start plus" cx="11" cy="11" r="5.25"/><path class="sign" d="M8.3 11h5.4M11 8.3v5.4"/></svg>start, positive</li>
        <li><svg viewBox="0 0 22 22" aria-hidden="true"><circle class="start minus" cx="11" cy="11" r="5.25"/><path class="sign" d="M8.3 11h5.4"/></svg>start, negative</li>
        <li><svg viewBox="0 0 22 22" aria-hidden="true"><polyline class="way minus" points="1,14 8,9 15,9 21,6"/><circle class="dot minus" cx="8" cy="9" r="1.9"/><circle class="dot minus" cx="15" cy="9" r="1.9"/></svg>true way</li>
        <li><svg viewBox="0 0 22 22" aria-hidden="true"><circle class="true minus" cx="11" cy="11" r="5.25"/></svg>true end</li>
        <li><svg viewBox="0 0 22 22" aria-hidden="true"><circle class="predicted" cx="11" cy="11" r="2.5"/></svg>predicted end</li>
        </ul>
        """;

    public static string Draw(NBodyReport report)
    {
        var page = new StringBuilder();
        page.Append("""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Charged particles: predicted motion</title>

            """);
        page.Append($"<style>\n{ReportStyle.For(report.Models.Count)}\n</style></head><body><main>\n");
        DrawHead(page, report);
        page.Append("<h2>Results</h2>\n");
        page.Append("<p class=\"note\">Mean squared error over all coordinates of systems that no model has seen. ");
        page.Append($"A forward pass is {Markup.Escape(report.Forward)}.</p>\n");
        page.Append(ResultsTable.Draw(report)).Append('\n');
        DrawCurves(page, report);
        DrawSystems(page, report);
        DrawSettings(page, report);
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void DrawHead(StringBuilder page, NBodyReport report)
    {
        page.Append("<header><h1>Where will charged particles be?</h1>\n");
        page.Append("<p class=\"lead\">Particles attract and repel each other in empty space. From their positions, velocities and charges at one ");
        page.Append("moment, each model predicts where they will be a while later.</p>\n<dl class=\"figures\">\n");
        if (report.Models.Where(model => double.IsFinite(model.TestError)).MinBy(model => model.TestError) is { } best)
        {
            ModelResult worst = report.Models.Where(model => double.IsFinite(model.TestError)).MaxBy(model => model.TestError)!;
            string name = Markup.Escape(best.Name);
            Figure($"test error of {name}", Markup.Error(best.TestError));
            if (worst.TestError > best.TestError && best.TestError > 0)
            {
                Figure($"less error than {Markup.Escape(worst.Name)}", Markup.Factor(worst.TestError / best.TestError));
            }

            if (best.Training is not null)
            {
                Figure($"to train {name}", Markup.Time(best.Training));
            }

            if (best.Forward is not null)
            {
                Figure($"for {Markup.Escape(report.Forward)}", Markup.Time(best.Forward));
            }
        }

        page.Append("</dl></header>\n");

        void Figure(string name, string value) => page.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
    }

    private static void DrawCurves(StringBuilder page, NBodyReport report)
    {
        string curves = LearningCurves.Draw(report.Models);
        if (curves.Length > 0)
        {
            page.Append("<h2>Learning</h2>\n<p class=\"note\">Mean squared error on the validation systems after each epoch, on a logarithmic scale. ");
            page.Append("A ring marks the epoch whose weights were kept; a dashed level is a model fitted at once.</p>\n");
            page.Append($"<div class=\"scroll\" role=\"region\" aria-label=\"Learning curves\" tabindex=\"0\">{curves}</div>\n");
        }
    }

    private static void DrawSystems(StringBuilder page, NBodyReport report)
    {
        PredictedSystem[] systems = [.. report.Systems.Where(system => system.Predicted.All(float.IsFinite))];
        if (systems.Length == 0)
        {
            return;
        }

        page.Append($"<h2>Predicted and true motion</h2>\n<p class=\"note\">Test systems as {Markup.Escape(report.Predictor)} predicts them. ");
        page.Append("A dot inside its ring is a particle predicted well; a line joins the two where they are apart. ");
        page.Append(systems.Any(system => system.IsRecorded) ? "The faint line is where it came from. " : "");
        page.Append(systems.Any(system => !system.IsRecorded) ? "A dashed line joins start and end where the way between is not known. " : "");
        page.Append("Each drawing has its own scale, given by the bar.</p>\n");
        page.Append(Key).Append("<div class=\"systems\">\n");
        foreach ((int i, PredictedSystem system) in systems.Index())
        {
            page.Append(TrajectoryPanel.Draw(system, i + 1)).Append('\n');
        }

        page.Append("</div>\n");
    }

    private static void DrawSettings(StringBuilder page, NBodyReport report)
    {
        page.Append("<h2>How it was run</h2>\n<dl class=\"settings\">\n");
        foreach ((string name, string value) in report.Settings)
        {
            page.Append($"<div><dt>{Markup.Escape(name)}</dt><dd>{Markup.Escape(value)}</dd></div>\n");
        }

        page.Append("</dl>\n");
    }
}
