using System.Diagnostics;

namespace Equivariant.ML.Tensors.Tests;

/// <summary>Runs the kernel tests again in processes whose wider instruction sets are switched off.</summary>
public class InstructionSetTests
{
    private const string Expected = "EQUIVARIANT_EXPECTED_LANES";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 8)]
    [InlineData("DOTNET_EnableAVX2", 4)]
    [InlineData("DOTNET_EnableHWIntrinsic", 1)]
    public async Task Kernels_agree_without(string variable, int lanes)
    {
        if (Environment.GetEnvironmentVariable(Expected) is not null || KernelSet.WidestLanes <= lanes)
        {
            return;
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string tests = "FullyQualifiedName~KernelTests|FullyQualifiedName~" + nameof(Process_has_the_registers_it_was_given);
        foreach (string argument in (string[])["test", typeof(InstructionSetTests).Assembly.Location, "--filter", tests])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[variable] = "0";
        start.Environment[Expected] = lanes.ToString();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("Passed!", output);
    }

    [Fact]
    public void Process_has_the_registers_it_was_given()
    {
        string? expected = Environment.GetEnvironmentVariable(Expected);
        Assert.Equal(expected ?? KernelSet.WidestLanes.ToString(), KernelSet.WidestLanes.ToString());
    }
}
