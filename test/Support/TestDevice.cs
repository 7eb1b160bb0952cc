using System.Globalization;

namespace Equivariant.ML.Support;

/// <summary>Where tests of an engine that has devices run: on the processor, or on the GPU that the variable EQUIVARIANT_GPU names.</summary>
public static class TestDevice
{
    /// <summary>The GPU, from 0; null for the processor.</summary>
    public static int? Gpu { get; } = Environment.GetEnvironmentVariable("EQUIVARIANT_GPU") is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;
}
