using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.CudaTraining;

/// <summary>The command line.</summary>
internal static class CudaTrainingCommand
{
    private const int UsualMolecules = 9_600;
    private const int UsualEpochs = 10;
    private const int UsualBatch = 96;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var gpu = new Option<int?>("--gpu") { Description = "Which GPU, from 0; without it, the processor", HelpName = "N" };
        Option<int> molecules = CommonOptions.WholeNumber("--molecules", "How many molecules are drawn", UsualMolecules);
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through all molecules", UsualEpochs);
        Option<int> batch = CommonOptions.WholeNumber("--batch", "How many molecules a step sees", UsualBatch);
        Option<int> seed = CommonOptions.Seed();
        var command = new RootCommand("Trains an EGNN of the size that QM9 is learnt with, 7 layers of width 128, on molecules of 18 atoms that are drawn at random.")
        {
            gpu, molecules, epochs, batch, seed,
        };
        command.SetAction(given => new CudaTrainingRun(
            given.InvocationConfiguration.Output, given.GetValue(gpu), given.GetValue(molecules), given.GetValue(epochs), given.GetValue(batch), given.GetValue(seed)).Run());
        return CommandLine.Run(command, args, output, error);
    }
}
