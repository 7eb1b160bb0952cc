using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Equivariant.ML.NBody;

/// <summary>Runs this program once more, in a process that has seen no training.</summary>
internal static class FreshProcess
{
    /// <summary>Runs it and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static string Run(params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(FreshProcess).Assembly.Location);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"The fresh process failed: {errors.Result.Trim()}");
    }

    /// <summary>The dotnet that runs this process lies three folders above its own libraries.</summary>
    private static string Dotnet =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
