using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>Where torch computes, or what is missing, and the way there.</summary>
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
            throw new InvalidOperationException($"libtorch could not be loaded. {Wanted(gpu)}", error);
        }

        if (gpu is null)
        {
            return torch.CPU;
        }

        int count = there ? torch.cuda.device_count() : 0;
        if (count == 0)
        {
            throw new InvalidOperationException(
                $"GPU {gpu} was asked for, and libtorch finds no CUDA device. {Wanted(gpu)} Where it is there, the machine has no NVIDIA driver that knows that package's CUDA: nvidia-smi lists what the driver finds.");
        }

        return gpu < count
            ? torch.device(DeviceType.CUDA, gpu.Value)
            : throw new InvalidOperationException($"GPU {gpu} was asked for; this machine has {count}, numbered from 0.");
    }

    /// <summary>A tensor of the processor's on a device. From pinned memory a copy goes on beside what the processor does next.</summary>
    internal static TorchTensor Place(TorchTensor host, torch.Device device) => device.type == DeviceType.CPU
        ? host
        : torch.empty(host.shape, host.dtype, device).copy_(host.pin_memory(), true);

    private static string Version => typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "";

    private static string Wanted(int? gpu)
    {
        string name = gpu is null ? "TorchSharp-cpu" : OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        return $"Add <PackageReference Include=\"{name}\" Version=\"{Version}\" /> to the application: of the same version as TorchSharp.";
    }
}
