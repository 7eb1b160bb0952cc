using System.CommandLine;
using Equivariant.ML.Terminal;
using Spectre.Console;

namespace Equivariant.ML.Citations;

/// <summary>The command line.</summary>
internal static class CitationsCommand
{
    private const string UsualName = "cora";
    private const string UsualNetwork = "gcn";

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        Option<DirectoryInfo> data = new Option<DirectoryInfo>("--data")
        {
            Description = "A folder with the files ind.NAME.x, .graph and so on, as Planetoid's authors published them; without it papers are made up",
            HelpName = "DIR",
        }.AcceptExistingOnly();
        var name = new Option<string>("--name")
        {
            Description = "Which data set of the folder: cora, citeseer or pubmed",
            HelpName = "NAME",
            DefaultValueFactory = _ => UsualName,
        };
        Option<string> network = new Option<string>("--network")
        {
            Description = "The network, trained as in its paper",
            DefaultValueFactory = _ => UsualNetwork,
        }.AcceptOnlyFromAmong([.. PaperTraining.Names]);
        Option<int> epochs = CommonOptions.WholeNumber("--epochs", "How long training goes on at most; 0 for as long as in the network's paper", usual: 0, least: 0);
        Option<int> seed = CommonOptions.Seed();
        Option<DirectoryInfo> folder = CommonOptions.Output(Path.Combine("out", "citations"));

        var command = new RootCommand("Learns what papers are about from their words and citations, and shows what one prediction hangs on.")
        {
            data, name, network, epochs, seed, folder,
        };
        command.SetAction(given =>
        {
            int random = given.GetValue(seed);
            IAnsiConsole console = Consoles.Over(given.InvocationConfiguration.Output);
            Papers papers = given.GetValue(data) is { } found ? Papers.Read(found, given.GetRequiredValue(name)) : MadeUpPapers.Draw(random);
            PaperTraining paper = PaperTraining.Of(given.GetRequiredValue(network), papers.TopicCount);
            paper = given.GetValue(epochs) is > 0 and var most ? paper with { Epochs = most } : paper;
            new TopicSearch(console, papers, new TopicModel(papers, paper, random), new ResultFolder(console, given.GetRequiredValue(folder))).Run();
        });
        return CommandLine.Run(command, args, output, error);
    }
}
