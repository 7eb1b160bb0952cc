using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests;

/// <summary>An engine that the laws are held to, and how close to each other two ways to the same result must come there.</summary>
/// <param name="Name">Its name in the list of tests.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Tolerance">The largest difference, relative to the largest number of the result.</param>
internal sealed record LawEngine(string Name, Engine Engine, double Tolerance)
{
    internal static LawEngine Reference { get; } = new("reference", new ReferenceEngine(), 1e-9);

    internal static LawEngine Managed { get; } = new("managed", new ManagedEngine(1), 2e-5);

    /// <summary>These two, and the engine of another assembly where the build has one.</summary>
    internal static LawEngine[] All { get; } =
        [Reference, Managed, .. EngineProviderAttribute.Find() is { } other ? [new LawEngine(other.Name, other.Create(TestDevice.Gpu), 1e-5)] : Array.Empty<LawEngine>()];

    internal static LawEngine Of(string name) => All.Single(engine => engine.Name == name);

    /// <summary>Each name of a catalog with each engine.</summary>
    internal static TheoryData<string, string> With(IEnumerable<string> rows)
    {
        var data = new TheoryData<string, string>();
        foreach (string row in rows)
        {
            foreach (LawEngine engine in All)
            {
                data.Add(row, engine.Name);
            }
        }

        return data;
    }
}
