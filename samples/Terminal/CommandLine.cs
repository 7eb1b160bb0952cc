using System.CommandLine;
using System.CommandLine.Parsing;

namespace Equivariant.ML.Terminal;

/// <summary>Runs a command and says in one line what went wrong.</summary>
public static class CommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Parses and runs: 0 where all went well, 1 where the work failed, 2 where the command line is wrong.</summary>
    public static int Run(RootCommand command, IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ParseResult parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine($"Error: {problem.Message}");
            }

            error.WriteLine("Use --help to see what can be given.");
            return Misused;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem) when (IsOfTheInput(problem))
        {
            error.WriteLine($"Error: {problem.Message}");
            return Failed;
        }
    }

    /// <summary>Files and data that are not what they should be; anything else is a fault of the program, and wants its stack trace.</summary>
    private static bool IsOfTheInput(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidOperationException;
}
