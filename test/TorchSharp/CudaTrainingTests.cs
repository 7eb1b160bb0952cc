using Equivariant.ML.CudaTraining;
using Equivariant.ML.Support;

namespace Equivariant.ML.TorchSharp.Tests;

public sealed class CudaTrainingTests
{
    [Fact]
    public void The_sample_says_how_well_how_fast_and_where()
    {
        (int code, string output, string error) = Run(["--molecules", "48", "--epochs", "2", "--batch", "12", .. TestDevice.Gpu is { } gpu ? new[] { "--gpu", $"{gpu}" } : []]);
        Assert.Equal((0, ""), (code, error));
        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches("^epoch 1 of 2: loss [0-9.e+]+, validation [0-9.e+]+, [0-9,]+ molecules/s, .+ MiB$", lines[0].TrimEnd());
        Assert.Matches("^[0-9,]+ parameters; mean absolute error over all molecules [0-9.]+\\.$", lines[2].TrimEnd());
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_said_in_a_line()
    {
        (int code, _, string error) = Run(["--gpu", "99", "--molecules", "12", "--epochs", "1"]);
        Assert.Equal(1, code);
        Assert.StartsWith("Error: MLContext.GpuDeviceId is 99, and there is no training on it. GPU 99 was asked for", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = CudaTrainingCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
