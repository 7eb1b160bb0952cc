using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>Where training runs.</summary>
internal static class Devices
{
    /// <summary>The engine of the options; else that of the GPU that the MLContext names; else the processor's.</summary>
    /// <exception cref="InvalidOperationException">The MLContext asks for a GPU that is not to be had, and not for the processor in its place.</exception>
    internal static Engine Choose(IHost host, GraphTrainerOptions options, IChannel channel)
    {
        if (options.Engine is { } given)
        {
            return given;
        }

        if (Hidden.GpuDeviceOf(host) is not { } device)
        {
            return new ManagedEngine(options.Threads);
        }

        try
        {
            EngineProviderAttribute provider = EngineProviderAttribute.Find() ?? throw new InvalidOperationException(NoProvider());
            return provider.Create(device);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentOutOfRangeException)
        {
            if (Hidden.FallbackToCpuOf(host))
            {
                channel.Warning(MessageSensitivity.None, $"Training on the processor, since GPU {device} is not to be had: {error.Message}");
                return new ManagedEngine(options.Threads);
            }

            throw new InvalidOperationException(
                $"MLContext.GpuDeviceId is {device}, and there is no training on it. {error.Message} " +
                "Or set MLContext.FallbackToCpu to train on the processor where there is no GPU, or MLContext.GpuDeviceId to null.",
                error);
        }
    }

    private static string NoProvider()
    {
        string version = typeof(Devices).Assembly.GetName().Version?.ToString(3) ?? "";
        string native = OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        return "No engine of this application computes on a GPU. Add two packages to it: " +
            $"<PackageReference Include=\"Equivariant.ML.TorchSharp\" Version=\"{version}\" /> and <PackageReference Include=\"{native}\" Version=\"0.102.7\" />.";
    }
}
