using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.NBody;

/// <summary>The command line.</summary>
internal static class NBodyCommand
{
    private const int UsualEpochs = 100;
    private const int UsualSystems = 3_000;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How often training goes through all systems", UsualEpochs);
        Option<int> systems = CommonOptions.WholeNumber("--systems", "How many training systems to simulate", UsualSystems);
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "nbody"));
        var source = new SourceOptions();

        var command = new RootCommand("Trains networks to predict the motion of charged particles, and compares them.")
        {
            epochs, systems, folder, source.Data, source.Seed, PredictCommand.Create(),
        };
        command.Validators.Add(found =>
        {
            if (found.GetResult(source.Data) is { Implicit: false } && found.GetResult(systems) is { Implicit: false })
            {
                found.AddError("--systems says how many systems to simulate; it cannot be given with --data.");
            }
        });
        command.SetAction(given => new MainJob(
            Consoles.Over(given.InvocationConfiguration.Output),
            source.Read(given, given.GetValue(systems)),
            given.GetRequiredValue(source.Seed),
            given.GetValue(epochs),
            given.GetRequiredValue(folder)).Run());
        return CommandLine.Run(command, args, output, error);
    }
}
