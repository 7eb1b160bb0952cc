using Equivariant.ML.Interop;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>Where training runs.</summary>
internal static class Devices
{
    /// <summary>Checks that the processor may be used.</summary>
    /// <exception cref="InvalidOperationException">The MLContext asks for a GPU, and not for the processor in its place.</exception>
    internal static void RequireProcessor(IHost host)
    {
        if (Hidden.GpuDeviceOf(host) is { } device && !Hidden.FallbackToCpuOf(host))
        {
            throw new InvalidOperationException(
                $"MLContext.GpuDeviceId is {device}, and no engine of this application computes on a GPU. " +
                "Set MLContext.FallbackToCpu to train on the processor, or MLContext.GpuDeviceId to null.");
        }
    }
}
