namespace Equivariant.ML.Tensors;

/// <summary>How strongly some of a network's weights are drawn to zero.</summary>
/// <param name="Path">
/// Which: a parameter's path, or the first names of several, such as <c>network/layer0</c> for all of the first layer or <c>head</c> for all after the last. A model's summary tells them.
/// </param>
/// <param name="Decay">How strongly, in place of <see cref="OptimizerOptions.WeightDecay"/>; 0 for not at all.</param>
public sealed record ParameterDecay(string Path, double Decay)
{
    internal bool Meets(Parameter parameter) =>
        parameter.Path.StartsWith(Path, StringComparison.Ordinal) && (parameter.Path.Length == Path.Length || parameter.Path[Path.Length] == '/');
}
