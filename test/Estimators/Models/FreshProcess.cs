using System.Diagnostics;
using System.Globalization;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Runs test/Estimators.Fresh, which loads a model as an application does that has never trained one.</summary>
internal static class FreshProcess
{
    public static float[] Scores(string task, string model) =>
        [.. Run(task, model).Split(' ').Select(bits => BitConverter.Int32BitsToSingle(int.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    public static string Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Trim();
    }

    public static Process Start(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Equivariant.ML.Estimators.Fresh.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // So that how much memory a process takes depends on what it holds alone, not on the cache's size and on when code was compiled anew.
        start.Environment["DOTNET_GCgen0size"] = "400000";
        start.Environment["DOTNET_TieredCompilation"] = "0";
        return Process.Start(start)!;
    }
}
