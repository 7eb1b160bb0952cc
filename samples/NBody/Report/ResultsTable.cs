using System.Globalization;
using System.Text;

namespace Equivariant.ML.NBody;

/// <summary>The results as a table: a row for each model, the least error marked, a bar for each error.</summary>
internal static class ResultsTable
{
    public static string Draw(NBodyReport report)
    {
        bool published = report.Models.Any(model => model.Published is not null);
        double most = report.Models.Select(model => model.TestError).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        ModelResult? best = report.Models.Where(model => double.IsFinite(model.TestError)).MinBy(model => model.TestError);

        var table = new StringBuilder();
        table.Append("""<div class="scroll" role="region" aria-label="Results by model" tabindex="0"><table><caption class="unseen">Results by model</caption><thead><tr><th scope="col">Model</th>""");
        table.Append("""<th scope="col">Test error</th>""");
        if (published)
        {
            table.Append("""<th scope="col" class="number">Published</th>""");
        }

        table.Append("""<th scope="col" class="number">Training time</th><th scope="col" class="number">Time per forward</th></tr></thead><tbody>""");
        foreach ((int color, ModelResult model) in report.Models.Index())
        {
            table.Append(ReferenceEquals(model, best) ? """<tr class="winner">""" : "<tr>");
            table.Append($"""<th scope="row"><span class="swatch fill{color}" aria-hidden="true"></span>{Markup.Escape(model.Name)}</th>""");
            string lowest = ReferenceEquals(model, best) ? """<span class="unseen"> (lowest)</span>""" : "";
            string width = Percent(double.IsFinite(model.TestError) ? model.TestError / most : 0);
            table.Append($"""<td class="error"><div><span>{Markup.Error(model.TestError)}{lowest}</span>""");
            table.Append($"""<i aria-hidden="true"><b class="fill{color}" style="width:{width}"></b></i></div></td>""");
            if (published)
            {
                table.Append($"""<td class="number">{(model.Published is { } error ? Markup.Error(error) : "–")}</td>""");
            }

            table.Append($"""<td class="number">{Markup.Time(model.Training)}</td><td class="number">{Markup.Time(model.Forward)}</td></tr>""");
        }

        return table.Append("</tbody></table></div>").ToString();
    }

    private static string Percent(double share) => Math.Round(100 * share, 1).ToString(CultureInfo.InvariantCulture) + "%";
}
