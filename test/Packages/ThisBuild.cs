using System.Reflection;

namespace Equivariant.ML.Packages.Tests;

/// <summary>How these tests were built: so is what they pack, and from the same feeds.</summary>
internal static class ThisBuild
{
    public static string ArtifactsPath { get; } = Value(nameof(ArtifactsPath));

    public static string Configuration { get; } = Value(nameof(Configuration));

    public static string RepositoryFolder { get; } = Value(nameof(RepositoryFolder));

    public static string Version { get; } = Value(nameof(Version));

    /// <summary>The feeds that this build had beside those of the machine's configuration.</summary>
    public static IReadOnlyList<string> Feeds { get; } =
    [
        Path.Combine(RepositoryFolder, "feed"),
        .. Value("RestoreAdditionalProjectSources").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    private static string Value(string key) =>
        typeof(ThisBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value ?? "";
}
