using System.CommandLine;
using Equivariant.ML.Terminal;
using Spectre.Console;

namespace Equivariant.ML.Mutagens;

/// <summary>The command line.</summary>
internal static class MutagensCommand
{
    private const int UsualFolds = 10;
    private const int UsualEpochs = 100;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<FileSystemInfo> data = new Option<FileSystemInfo>("--data")
        {
            Description = "Molecules of two classes in the format of TU Dortmund's collection, such as MUTAG.zip, or a folder; without it molecules are made up",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        Option<int> folds = CommonOptions.WholeNumber("--folds", "How many parts are held out in turn", UsualFolds, least: 2);
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through its molecules", UsualEpochs);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "mutagens"));

        var command = new RootCommand("Learns which molecules change genes by a graph isomorphism network, and shows which atoms and bonds count.")
        {
            data, folds, epochs, seed, folder,
        };
        command.SetAction(given =>
        {
            int random = given.GetValue(seed);
            IAnsiConsole console = Consoles.Over(given.InvocationConfiguration.Output);
            MoleculeSet molecules = given.GetValue(data) is { } found ? MoleculeSet.Read(found) : MadeUpMolecules.Draw(random);
            new MutagenSearch(
                console,
                molecules,
                new MutagenModel(molecules, given.GetValue(epochs), random),
                given.GetValue(folds),
                new ResultFolder(console, given.GetRequiredValue(folder))).Run();
        });
        return CommandLine.Run(command, args, output, error);
    }
}
