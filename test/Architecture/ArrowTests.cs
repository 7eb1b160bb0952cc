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

/// <summary>Which project may know which: an arrow that is not drawn here does not exist.</summary>
public sealed class ArrowTests
{
    // An engine of another package is there in builds that have the package.
    private const string EnginePackage = "Equivariant.ML.TorchSharp";

    private static readonly Dictionary<Assembly, string[]> Arrows = new(
        EngineProviderAttribute.Find() is { } engine ? [new(engine.GetType().Assembly, ["Equivariant.ML.Tensors", "TorchSharp"])] : Array.Empty<KeyValuePair<Assembly, string[]>>())
    {
        [typeof(Tensor).Assembly] = [],
        [typeof(Layer).Assembly] = ["Equivariant.ML.Tensors"],
        [typeof(ModelFile).Assembly] = ["Microsoft.ML.*"],
        [typeof(Graph).Assembly] = ["Equivariant.ML.Interop", "Microsoft.ML.*", "MathNet.Numerics"],
        [typeof(GraphRewriteEstimator).Assembly] = ["Equivariant.ML.Data", "Equivariant.ML.Interop", "Microsoft.ML.*"],
        [typeof(GraphRegressionTrainer).Assembly] =
            ["Equivariant.ML.Data", "Equivariant.ML.Interop", "Equivariant.ML.Networks", "Equivariant.ML.Tensors", "Microsoft.ML.*"],
        [typeof(GraphSweepOptions).Assembly] =
            ["Equivariant.ML.Estimators", "Equivariant.ML.Interop", "Equivariant.ML.Networks", "Equivariant.ML.Tensors", "Microsoft.ML.*"],
        [typeof(IGraphPredictionPool<,>).Assembly] = ["Equivariant.ML.Estimators", "Microsoft.ML.*", "Microsoft.Extensions.*"],
    };

    [Fact]
    public void A_project_references_only_what_its_arrows_allow()
    {
        foreach ((Assembly assembly, string[] allowed) in Arrows)
        {
            string[] others = [.. assembly.GetReferencedAssemblies()
                .Select(reference => reference.Name!)
                .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard")
                .Where(name => !allowed.Any(pattern => Matches(name, pattern)))];
            Assert.True(others.Length == 0, $"{assembly.GetName().Name} references {string.Join(", ", others)}.");
        }
    }

    [Fact]
    public void Every_project_of_src_has_its_arrows_drawn()
    {
        string[] projects = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => "Equivariant.ML." + Path.GetFileNameWithoutExtension(file))
            .Where(name => name is not ("Equivariant.ML.Stub" or "Equivariant.ML.Package") && (name != EnginePackage || EngineProviderAttribute.Find() is not null))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(projects, Arrows.Keys.Select(assembly => assembly.GetName().Name!).Order(StringComparer.Ordinal));
    }

    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
