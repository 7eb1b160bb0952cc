namespace Equivariant.ML.Samples.Tests;

/// <summary>How a sample's run ended and what it printed.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a sample's command line in this process; it sees that its output is no terminal.</summary>
    public static Outcome Of(Func<IReadOnlyList<string>, TextWriter, TextWriter, int> command, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = command(args, output, error);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
