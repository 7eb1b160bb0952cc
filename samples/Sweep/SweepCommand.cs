using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Sweep;

/// <summary>The command line.</summary>
internal static class SweepCommand
{
    private const int UsualSystems = 500;
    private const int UsualTrials = 12;
    private const int UsualSeconds = 120;
    private const int UsualMegabytes = 1024;
    private const long BytesPerMegabyte = 1 << 20;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<int> systems = CommonOptions.WholeNumber("--systems", "How many systems of particles are simulated", UsualSystems, least: 50);
        Option<int> trials = CommonOptions.WholeNumber("--trials", "How many trials there are at most", UsualTrials);
        Option<int> seconds = CommonOptions.WholeNumber("--seconds", "How long the sweep takes at most", UsualSeconds);
        Option<int> megabytes = CommonOptions.WholeNumber("--megabytes", "The most memory that a trial may need, by estimate", UsualMegabytes);
        Option<int> seed = CommonOptions.Seed();

        var command = new RootCommand("Has ML.NET's AutoML find the options of a network that tells where charged particles will be.")
        {
            systems, trials, seconds, megabytes, seed,
        };
        command.SetAction(given => new ParticleSweep(Consoles.Over(given.InvocationConfiguration.Output), given.GetValue(systems), given.GetValue(seed))
            .Run(given.GetValue(trials), TimeSpan.FromSeconds(given.GetValue(seconds)), given.GetValue(megabytes) * BytesPerMegabyte));
        return CommandLine.Run(command, args, output, error);
    }
}
