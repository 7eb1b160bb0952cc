using Spectre.Console;

namespace Equivariant.ML.Terminal;

/// <summary>Consoles to write to.</summary>
public static class Consoles
{
    private const int WidthOfFiles = 160;

    /// <summary>A console over a writer: colours and bars where that is a terminal, else plain text in lines that are not broken early.</summary>
    public static IAnsiConsole Over(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        if (target.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = WidthOfFiles;
        return plain;
    }
}
