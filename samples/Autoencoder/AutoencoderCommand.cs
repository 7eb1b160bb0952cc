using System.CommandLine;
using Equivariant.ML.Terminal;
using Spectre.Console;

namespace Equivariant.ML.Autoencoder;

/// <summary>The command line.</summary>
internal static class AutoencoderCommand
{
    private const int UsualGraphs = 500;
    private const int UsualEpochs = 50;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<FileSystemInfo> data = new Option<FileSystemInfo>("--data")
        {
            Description = "Small graphs in the format of TU Dortmund's collection, such as MUTAG.zip, or a folder; without it graphs of two communities are drawn",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        Option<int> count = CommonOptions.WholeNumber("--graphs", "How many graphs are drawn where no file is given", UsualGraphs, GraphCollection.Fewest);
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through its graphs", UsualEpochs);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "autoencoder"));

        var command = new RootCommand("Puts the nodes of graphs where their distances tell which of them are joined, and draws some graphs that are told so.")
        {
            data, count, epochs, seed, folder,
        };
        command.SetAction(given =>
        {
            int random = given.GetValue(seed);
            IAnsiConsole console = Consoles.Over(given.InvocationConfiguration.Output);
            GraphCollection graphs = given.GetValue(data) is { } found ? GraphCollection.Read(found) : GraphCollection.Draw(given.GetValue(count), random);
            new ReconstructionRun(
                console, graphs, new ReconstructionModel(given.GetValue(epochs), random), new ResultFolder(console, given.GetRequiredValue(folder))).Run();
        });
        return CommandLine.Run(command, args, output, error);
    }
}
