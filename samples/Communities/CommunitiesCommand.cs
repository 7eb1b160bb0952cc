using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Societies;

/// <summary>The command line.</summary>
internal static class CommunitiesCommand
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<FileInfo> file = new Option<FileInfo>("--data")
        {
            Description = "Who knows whom: a line for each pair, two names with a space between; without it a network is made up",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        Option<int> clusters = CommonOptions.WholeNumber("--clusters", "How many communities; 0 lets the spectrum say", usual: 0, least: 0);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "communities"));

        var command = new RootCommand("Finds the communities of a network by its spectrum and draws them.") { file, clusters, seed, folder };
        command.SetAction(given =>
        {
            int random = given.GetValue(seed);
            Network network = given.GetValue(file) is { } found ? Network.Read(found) : PlantedNetwork.Draw(random);
            new CommunitySearch(
                Consoles.Over(given.InvocationConfiguration.Output), network, given.GetValue(clusters), random, given.GetRequiredValue(folder)).Run();
        });
        return CommandLine.Run(command, args, output, error);
    }
}
