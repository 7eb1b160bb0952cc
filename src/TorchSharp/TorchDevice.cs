using TorchSharp;

namespace Equivariant.ML.TorchSharp;

/// <summary>Where torch computes, or what is missing.</summary>
internal static class TorchDevice
{
    /// <exception cref="InvalidOperationException">libtorch is not there, or there is no such GPU.</exception>
    internal static torch.Device Open(int? gpu)
    {
        if (gpu is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(gpu));
        }

        try
        {
            torch.InitializeDeviceType(gpu is null ? DeviceType.CPU : DeviceType.CUDA);
        }
        catch (Exception error) when (error is NotSupportedException or DllNotFoundException or TypeInitializationException or InvalidOperationException or BadImageFormatException)
        {
            throw new InvalidOperationException(Missing(gpu, error), error);
        }

        if (gpu is null)
        {
            return torch.CPU;
        }

        int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (count == 0)
        {
            throw new InvalidOperationException($"GPU {gpu} was asked for, and libtorch finds no CUDA device. {Wanted} See whether nvidia-smi lists the GPU: an NVIDIA driver that knows CUDA 12.1 is needed.");
        }

        return gpu < count
            ? torch.device(DeviceType.CUDA, gpu.Value)
            : throw new InvalidOperationException($"GPU {gpu} was asked for; this machine has {count}, numbered from 0.");
    }

    private static string Wanted =>
        $"A GPU needs the package {(OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux")} of TorchSharp's version ({Version}) in the application; TorchSharp-cpu has none.";

    private static string Version => typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    private static string Missing(int? gpu, Exception error)
    {
        string what = gpu is null
            ? $"Add the package TorchSharp-cpu of TorchSharp's version ({Version}) to the application, or a CUDA one: <PackageReference Include=\"TorchSharp-cpu\" Version=\"{Version}\" />."
            : Wanted;
        return $"libtorch could not be loaded: {error.Message.Split('\n')[0].Trim()} {what}";
    }
}
