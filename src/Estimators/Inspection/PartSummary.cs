using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A part of a network, such as a layer.</summary>
/// <param name="Path">What the names of its parameters begin with, such as <c>network/layer0</c>.</param>
/// <param name="Parameters">Its parameters, in the order in which they are saved.</param>
public sealed record PartSummary(string Path, IReadOnlyList<ParameterSummary> Parameters)
{
    /// <summary>How many numbers they are.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Shape.Length);

    /// <summary>The parts of a network: a part has the parameters whose paths begin with the same two names.</summary>
    internal static PartSummary[] Of(ParameterSet parameters) => [.. parameters.All
        .GroupBy(parameter => NameOf(parameter.Path))
        .Select(part => new PartSummary(part.Key, [.. part.Select(parameter => new ParameterSummary(parameter.Path, parameter.Shape))]))];

    private static string NameOf(string path)
    {
        string[] names = path.Split('/');
        return string.Join('/', names.Take(Math.Min(2, names.Length - 1)));
    }
}
