using System.Reflection;
using Equivariant.ML.AutoML;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Hosting;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Equivariant.ML.Transforms;

namespace Equivariant.ML.Architecture.Tests;

/// <summary>
/// The public API, as it was last agreed on: PublicApi/*.txt. A change is made on purpose by running these tests with the environment variable
/// UPDATE_PUBLIC_API set, and reviewing what changed in those files.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies => [.. All.Select(assembly => assembly.GetName().Name!)];

    private static Assembly[] All =>
    [
        typeof(Tensor).Assembly,
        typeof(Layer).Assembly,
        typeof(ModelFile).Assembly,
        typeof(Graph).Assembly,
        typeof(GraphRewriteEstimator).Assembly,
        typeof(GraphRegressionTrainer).Assembly,
        typeof(GraphSweepOptions).Assembly,
        typeof(IGraphPredictionPool<,>).Assembly,
        .. EngineProviderAttribute.Find() is { } engine ? [engine.GetType().Assembly] : Array.Empty<Assembly>(),
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_as_agreed(string name)
    {
        string found = PublicApi.Describe(All.Single(assembly => assembly.GetName().Name == name));
        string file = Path.Combine(Repository.Root, "test", "Architecture", Folder(name), name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") is { Length: > 0 })
        {
            File.WriteAllText(file, found);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found);
    }

    /// <summary>Where an assembly's API lies; the project says so of one whose API is not the same in both modes.</summary>
    private static string Folder(string name) => typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(metadata => metadata.Key == name)?.Value ?? "PublicApi";
}
