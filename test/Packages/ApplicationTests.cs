using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Equivariant.ML.Packages.Tests;

/// <summary>Applications made from nothing but the packages. Those that load a model run in processes that have not trained it.</summary>
[Collection(PackedSolution.Collection)]
public sealed class ApplicationTests(PackedSolution solution, ApplicationFolder applications) : IClassFixture<ApplicationFolder>
{
    /// <summary>A line a model: its name, and the bits of each prediction.</summary>
    [Fact]
    public void The_READMEs_quick_start_runs_and_saves_a_model_that_predicts()
    {
        Assert.Equal(["energy", "chain"], applications.Trained.Select(line => line.Split(' ')[0]));
        Assert.All(applications.Trained, line => Assert.InRange(line.Split(' ').Skip(1).Distinct().Count(), 10, 40));
        Assert.All(["energy.zip", "chain.zip"], file => Assert.True(File.Exists(Path.Combine(applications.SharedFolder, file)), $"No {file}."));
    }

    [Fact]
    public void Models_alone_and_among_ML_NETs_own_transforms_predict_the_same_bits_in_another_process() =>
        Assert.Equal(applications.Trained, applications.Serve.Run("energy.zip", "chain.zip"));

    [Fact]
    public void A_pool_serves_the_same_bits_and_a_sweep_finds_a_model()
    {
        string energies = applications.Trained[0];
        Assert.Equal([energies, "a model was found"], applications.HostAndSweep.Run("energy.zip"));
    }

    /// <summary>What our assemblies refer to lies beside the application or belongs to .NET: code that these runs do not reach finds it too.</summary>
    [Fact]
    public void Packages_bring_all_that_their_assemblies_refer_to()
    {
        AssertNothingIsMissing(applications.Serve, solution.Core);
        AssertNothingIsMissing(applications.HostAndSweep, solution.AutoML, solution.Hosting);
    }

    private static void AssertNothingIsMissing(Application application, params Package[] packages)
    {
        string[] folders = [application.Output, Path.GetDirectoryName(typeof(object).Assembly.Location)!];
        foreach ((Package package, string assembly) in packages.SelectMany(package => package.Assemblies, (package, assembly) => (package, assembly)))
        {
            using var file = new PEReader(new MemoryStream(package.Read(assembly)));
            MetadataReader metadata = file.GetMetadataReader();
            foreach (string name in metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)))
            {
                Assert.True(folders.Any(folder => File.Exists(Path.Combine(folder, name + ".dll"))), $"{assembly} refers to {name}, which no package brings.");
            }
        }
    }
}
