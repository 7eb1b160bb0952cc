using Spectre.Console;

namespace Equivariant.ML.NBody;

/// <summary>The results as a table in the terminal.</summary>
internal static class ConsoleTable
{
    public static Table Draw(IEnumerable<ModelResult> models)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumn("Model");
        foreach (string name in (string[])["Test MSE", "Published", "Training", $"Forward of {ForwardTime.Systems}"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        ModelResult[] rows = [.. models];
        ModelResult? best = rows.MinBy(model => model.TestError);
        foreach (ModelResult model in rows)
        {
            string style = ReferenceEquals(model, best) ? "bold green" : "default";
            table.AddRow(
                $"[{style}]{model.Name.EscapeMarkup()}[/]",
                $"[{style}]{Markup.Error(model.TestError)}[/]",
                model.Published is { } published ? Markup.Error(published) : "–",
                Markup.Time(model.Training),
                Markup.Time(model.Forward));
        }

        return table;
    }
}
