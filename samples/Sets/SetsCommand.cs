using System.CommandLine;
using Equivariant.ML.Terminal;
using Spectre.Console;

namespace Equivariant.ML.Sets;

/// <summary>The command line.</summary>
internal static class SetsCommand
{
    private const int UsualEpochs = 60;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<FileInfo> data = new Option<FileInfo>("--data")
        {
            Description = "Sets as a CSV file: a line with names, then one for each point, of its set, the set's kind and the point's numbers; without it sets are made up",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through its sets", UsualEpochs);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "sets"));

        var command = new RootCommand("Learns to tell kinds of sets, whatever the order of their points, and draws some.") { data, epochs, seed, folder };
        command.SetAction(given =>
        {
            int random = given.GetValue(seed);
            IAnsiConsole console = Consoles.Over(given.InvocationConfiguration.Output);
            SetCollection sets = given.GetValue(data) is { } found ? SetFile.Read(found) : MadeUpSets.Draw(random);
            new SetSearch(
                console, sets, new SetModel(sets.Width, given.GetValue(epochs), random), new ResultFolder(console, given.GetRequiredValue(folder))).Run();
        });
        return CommandLine.Run(command, args, output, error);
    }
}
