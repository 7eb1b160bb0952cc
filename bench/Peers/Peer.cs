using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Equivariant.ML.Bench.Timing;

namespace Equivariant.ML.Bench.Peers;

/// <summary>
/// A script of bench/peers (see its README), run by the system's Python. It starts once, so that PyTorch or SciPy is loaded once, and then sleeps until it is asked to
/// do some of its work.
/// </summary>
internal sealed class Peer : IDisposable
{
    private readonly string script;
    private readonly Process process;
    private readonly Task<string> errors;

    /// <summary>Starts a script.</summary>
    /// <exception cref="InvalidOperationException">Python or what the script imports is missing, or the script failed.</exception>
    internal Peer(string script, int threads, params string[] arguments)
    {
        this.script = script;
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peers", script));
        start.ArgumentList.Add("--threads");
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        errors = process.StandardError.ReadToEndAsync();

        // What it is, once it is ready.
        Answer();
    }

    /// <summary>One of its works as a side of a contest.</summary>
    internal Side Side(string work) => turn =>
    {
        // Python reads and writes JSON, in which NaN and infinity do not occur here.
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { work, seconds = turn.Seconds, least = turn.Least }));
        process.StandardInput.Flush();
        return [.. Answer().GetProperty("seconds").EnumerateArray().Select(seconds => seconds.GetDouble())];
    };

    /// <summary>Ends the script, which ends with its input.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private JsonElement Answer()
    {
        if (process.StandardOutput.ReadLine() is { } line)
        {
            return JsonDocument.Parse(line).RootElement;
        }

        process.WaitForExit();
        throw new InvalidOperationException($"{script} ended with code {process.ExitCode}: {errors.Result}");
    }
}
