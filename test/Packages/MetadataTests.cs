using System.Xml.Linq;

namespace Equivariant.ML.Packages.Tests;

/// <summary>What the packages say of themselves.</summary>
[Collection(PackedSolution.Collection)]
public sealed class MetadataTests(PackedSolution solution)
{
    [Fact]
    public void Each_depends_on_what_its_assemblies_need()
    {
        Assert.Equal(["MathNet.Numerics", "Microsoft.ML"], Ids(solution.Core));
        Assert.Equal(["Equivariant.ML", "Microsoft.ML.AutoML"], Ids(solution.AutoML));
        Assert.Equal(
            ["Equivariant.ML", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Options.ConfigurationExtensions"], Ids(solution.Hosting));
    }

    [Fact]
    public void They_depend_on_the_ML_NET_that_they_were_tried_with_and_on_one_another()
    {
        Assert.Contains("Microsoft.ML 5.0.0", solution.Core.Dependencies);
        Assert.Contains($"Equivariant.ML {ThisBuild.Version}", solution.AutoML.Dependencies);
        Assert.Contains($"Equivariant.ML {ThisBuild.Version}", solution.Hosting.Dependencies);
    }

    [Fact]
    public void Each_says_what_it_is()
    {
        foreach (Package package in solution.Packages.Values)
        {
            Assert.Equal(ThisBuild.Version, package["version"]);
            Assert.Equal("MIT", package["license"]);
            Assert.Equal("README.md", package["readme"]);
            Assert.Equal(File.ReadAllBytes(Path.Combine(ThisBuild.RepositoryFolder, "README.md")), package.Read("README.md"));
            Assert.Contains("graph-neural-network", package["tags"], StringComparison.Ordinal);

            // No address is known that would stay true.
            Assert.Null(package["projectUrl"]);
            XElement? repository = package.Metadata.Element(package.Metadata.Name.Namespace + "repository");
            Assert.Null(repository?.Attribute("url"));
        }

        Assert.Equal(3, solution.Packages.Values.Select(package => package["description"]).Distinct().Count());
    }

    private static IEnumerable<string> Ids(Package package) => package.Dependencies.Select(dependency => dependency.Split(' ')[0]);
}
