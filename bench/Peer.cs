using System.Diagnostics;
using System.Text.Json;

namespace Equivariant.ML.Bench;

/// <summary>A job of bench/peers, run by the system's Python: see bench/peers/README.md.</summary>
internal static class Peer
{
    /// <summary>Runs a script and collects the seconds of each epoch that it prints.</summary>
    /// <exception cref="InvalidOperationException">Python or PyTorch is missing, or the script failed.</exception>
    internal static double[] EpochSeconds(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peers", script));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{script} ended with code {process.ExitCode}: {errors.Result}");
        }

        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("epoch", out _) && line.TryGetProperty("seconds", out _))
            .Select(line => line.GetProperty("seconds").GetDouble())];
    }
}
