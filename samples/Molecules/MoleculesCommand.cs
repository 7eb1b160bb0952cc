using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Molecules;

/// <summary>The command line.</summary>
internal static class MoleculesCommand
{
    private const int UsualEpochs = 50;
    private const double UsualCutoff = 5;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Argument<FileInfo> file = new Argument<FileInfo>("file")
        {
            Description = "Molecules as an XYZ or extended XYZ file",
        }.AcceptExistingOnly();
        var label = new Option<string>("--label")
        {
            Description = "What to predict: a key of the comment lines, as in energy=-97.3",
            HelpName = "KEY",
            Required = true,
        };
        Option<double> cutoff = CommonOptions.PositiveNumber("--cutoff", "How far atoms see each other, in the file's unit of length", UsualCutoff);
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through all molecules", UsualEpochs);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "molecules"));

        var command = new RootCommand("Trains an EGNN to predict a number for each molecule of a file, such as its energy.")
        {
            file, label, cutoff, epochs, seed, folder,
        };
        command.SetAction(given => new TrainingRun(
            Consoles.Over(given.InvocationConfiguration.Output),
            given.GetRequiredValue(file),
            given.GetRequiredValue(label),
            new PropertyModel(given.GetValue(cutoff), given.GetValue(epochs), given.GetValue(seed)),
            given.GetRequiredValue(folder)).Run());
        return CommandLine.Run(command, args, output, error);
    }
}
