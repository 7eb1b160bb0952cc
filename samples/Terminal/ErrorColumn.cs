using Spectre.Console;
using Spectre.Console.Rendering;

namespace Equivariant.ML.Terminal;

/// <summary>Beside a bar, the error of its last epoch.</summary>
internal sealed class ErrorColumn : ProgressColumn
{
    private const string Key = "error";

    protected override bool NoWrap => true;

    public static void Set(ProgressTask task, double error) => task.State.Update<double>(Key, _ => error);

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Value > 0 ? $"error {task.State.Get<double>(Key):g4}" : "", new Style(Color.Grey));
}
