using System.CommandLine;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.NBody;

/// <summary>The options that say where systems come from.</summary>
internal sealed class SourceOptions
{
    public Option<DirectoryInfo> Data { get; } = new Option<DirectoryInfo>("--data")
    {
        Description = "A folder of systems as .npy files, instead of simulated ones",
        HelpName = "DIR",
    }.AcceptExistingOnly();

    public Option<int> Seed { get; } = CommonOptions.Seed();

    public ISystemSource Read(ParseResult given, int systems) =>
        given.GetValue(Data) is { } folder ? new SystemFiles(folder.FullName) : new SimulatedSystems(given.GetValue(Seed), systems);
}
