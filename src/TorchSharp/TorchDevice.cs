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

        bool there;
        try
        {
            there = torch.TryInitializeDeviceType(gpu is null ? DeviceType.CPU : DeviceType.CUDA);
        }
        catch (Exception error) when (error is NotSupportedException or DllNotFoundException or TypeInitializationException or InvalidOperationException or BadImageFormatException)
        {
            // Its text is a list of all that was tried.
            throw new InvalidOperationException($"libtorch could not be loaded. {Wanted(gpu)}{Environment.NewLine}{error.Message}");
        }

        if (gpu is null)
        {
            return torch.CPU;
        }

        int count = there ? torch.cuda.device_count() : 0;
        if (count == 0)
        {
            throw new InvalidOperationException(
                $"GPU {gpu} was asked for, and libtorch finds no CUDA device. {Wanted(gpu)} An NVIDIA driver that knows CUDA 12.1 is needed, too: nvidia-smi lists what it finds.");
        }

        return gpu < count
            ? torch.device(DeviceType.CUDA, gpu.Value)
            : throw new InvalidOperationException($"GPU {gpu} was asked for; this machine has {count}, numbered from 0.");
    }

    private static string Version => typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "";

    private static string Wanted(int? gpu)
    {
        string name = gpu is null ? "TorchSharp-cpu" : OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        return $"Add <PackageReference Include=\"{name}\" Version=\"{Version}\" /> to the application: of the same version as TorchSharp.";
    }
}
