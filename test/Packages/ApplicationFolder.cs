using System.Xml.Linq;

namespace Equivariant.ML.Packages.Tests;

/// <summary>
/// A folder outside the repository for applications. Its feeds are the packed solution and those of this build, and it unpacks packages into a folder of its own, so
/// that what was packed before under the same version is not taken for it.
/// </summary>
public sealed class ApplicationFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("applications-");
    private readonly PackedSolution solution;
    private readonly Lazy<string[]> trained;
    private readonly Lazy<Application> serve;
    private readonly Lazy<Application> hostAndSweep;

    public ApplicationFolder(PackedSolution solution)
    {
        this.solution = solution;
        trained = new(() => TrainApplication().Run());
        serve = new(() => Add("Serve").Build(["Equivariant.ML"], ("Molecule.cs", QuickStart.Row)));
        hostAndSweep = new(() => Add("HostAndSweep").Build(["Equivariant.ML.AutoML", "Equivariant.ML.Hosting"], ("Molecule.cs", QuickStart.Row)));
    }

    /// <summary>What the application printed that runs the quick start, which leaves energy.zip, and trains chain.zip.</summary>
    internal string[] Trained => trained.Value;

    /// <summary>Loads models.</summary>
    internal Application Serve => serve.Value;

    /// <summary>Serves a model from a pool, and sweeps.</summary>
    internal Application HostAndSweep => hostAndSweep.Value;

    internal string Folder => folder.FullName;

    internal string PackagesFolder => Path.Combine(Folder, "packages");

    /// <summary>Where applications run, and leave files for one another.</summary>
    internal string SharedFolder => Path.Combine(Folder, "shared");

    public void Dispose() => folder.Delete(recursive: true);

    private Application TrainApplication()
    {
        Directory.CreateDirectory(SharedFolder);
        File.WriteAllText(Path.Combine(SharedFolder, "qm7.xyz"), QuickStart.MoleculesFile(count: 100));
        return Add("Train").Build(
            ["Equivariant.ML"],
            ("Program.cs", QuickStart.Statements + "Predictions.Print(ml, model);\nChain.Train(\"chain.zip\");\n"),
            ("Molecule.cs", QuickStart.Row));
    }

    private Application Add(string name)
    {
        // Nothing above this folder may have a say.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(Folder, file), "<Project />");
        }

        IEnumerable<string> feeds = [solution.Folder, .. ThisBuild.Feeds];
        new XElement(
            "configuration",
            new XElement("packageSources", feeds.Select((feed, index) => new XElement("add", new XAttribute("key", $"feed{index}"), new XAttribute("value", feed)))))
            .Save(Path.Combine(Folder, "nuget.config"));
        return new Application(this, name);
    }
}
