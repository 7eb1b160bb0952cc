using System.Diagnostics;

namespace Equivariant.ML.Packages.Tests;

/// <summary>How a command of the .NET SDK ended and what it printed.</summary>
internal sealed record DotNet(int ExitCode, string Output)
{
    /// <summary>Runs a command.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="packages">The folder that packages are unpacked into; null for the user's own.</param>
    /// <param name="arguments">The command.</param>
    public static DotNet Run(string folder, string? packages, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The command that runs these tests leaves its own build's settings behind, which are not this one's.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "MicrosoftML").ToArray())
        {
            start.Environment.Remove(name);
        }

        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new DotNet(process.ExitCode, output + errors.Result);
    }

    /// <summary>The output of a command that went well.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }
}
