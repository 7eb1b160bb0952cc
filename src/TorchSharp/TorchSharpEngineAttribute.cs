using Equivariant.ML.Tensors;

[assembly: Equivariant.ML.TorchSharp.TorchSharpEngine]

namespace Equivariant.ML.TorchSharp;

/// <summary>Tells applications that refer to this assembly of <see cref="TorchSharpEngine"/>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TorchSharpEngineAttribute : EngineProviderAttribute
{
    /// <inheritdoc/>
    public override string Name => "TorchSharp";

    /// <inheritdoc/>
    public override Engine Create(int? gpu) => new TorchSharpEngine(gpu);
}
