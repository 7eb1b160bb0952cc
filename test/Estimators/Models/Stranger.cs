using Equivariant.ML.Estimators.Tests;
using Equivariant.ML.Interop;

[assembly: ModelLoader<Stranger>]

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Claims a kind of ours from another assembly; its loader must never be asked.</summary>
internal sealed class Stranger : ISavedModel
{
    public static ModelKind Kind { get; } = new("GraphRegression", Version: 1);

    public static object Load(object environment, ModelReader file) => throw new InvalidOperationException("A stranger was asked to load.");
}
