using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Equivariant.ML.CudaTraining;

/// <summary>What a device is called and how much of its memory is in use: of a GPU, by asking nvidia-smi, which comes with the driver.</summary>
internal static class DeviceMemory
{
    /// <summary>Such as "NVIDIA A100, 2,341 MiB", or the processor and what this process holds.</summary>
    public static string Of(int? gpu) => gpu is { } number ? Ask(number) ?? $"GPU {number}" : $"processor, {Environment.WorkingSet >> 20:n0} MiB";

    private static string? Ask(int gpu)
    {
        var start = new ProcessStartInfo("nvidia-smi") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add($"--id={gpu.ToString(CultureInfo.InvariantCulture)}");
        start.ArgumentList.Add("--query-gpu=name,memory.used");
        start.ArgumentList.Add("--format=csv,noheader");
        try
        {
            using Process? process = Process.Start(start);
            string? line = process?.StandardOutput.ReadLine();
            process?.WaitForExit();
            return process?.ExitCode == 0 ? line : null;
        }
        catch (Win32Exception)
        {
            // There is no nvidia-smi here.
            return null;
        }
    }
}
