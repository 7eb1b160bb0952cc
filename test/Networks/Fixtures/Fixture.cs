using System.Text.Json;
using Equivariant.ML.Support;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>
/// What a reference implementation computed: inputs, weights, outputs, and the gradients of the sum of squares of all outputs.
/// Weights go by the paths that they have here, and lie as they do here.
/// </summary>
internal sealed class Fixture
{
    private Fixture(JsonElement root, IReadOnlyDictionary<string, string>? names)
    {
        Inputs = Arrays(root.GetProperty("inputs"));
        Outputs = Arrays(root.GetProperty("outputs"));
        InputGradients = Arrays(root.GetProperty("input_grads"));
        // A table of rows to look up lies as it is multiplied by.
        string? table = root.GetProperty("config").TryGetProperty("embedding_rows", out _) ? "embedding.weight" : null;
        Weights = Parameters(root.GetProperty("weights"), names, table);
        WeightGradients = Parameters(root.GetProperty("weight_grads"), names, table);
        Loss = root.GetProperty("loss").GetDouble();
    }

    internal IReadOnlyDictionary<string, FixtureArray> Inputs { get; }

    internal IReadOnlyDictionary<string, FixtureArray> Weights { get; }

    internal IReadOnlyDictionary<string, FixtureArray> Outputs { get; }

    internal IReadOnlyDictionary<string, FixtureArray> InputGradients { get; }

    /// <summary>The gradients of the weights that the outputs depend on.</summary>
    internal IReadOnlyDictionary<string, FixtureArray> WeightGradients { get; }

    internal double Loss { get; }

    internal static Fixture Load(string name, IReadOnlyDictionary<string, string>? names)
    {
        string path = SharedData.TryFindFixture(name) ?? throw new FileNotFoundException($"No fixture {name}.");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new Fixture(document.RootElement, names);
    }

    private static Dictionary<string, FixtureArray> Arrays(JsonElement group) =>
        group.EnumerateObject().ToDictionary(entry => entry.Name, entry => Array(entry.Value), StringComparer.Ordinal);

    private static Dictionary<string, FixtureArray> Parameters(JsonElement group, IReadOnlyDictionary<string, string>? names, string? table) =>
        Arrays(group).ToDictionary(
            entry => PeerNames.PathOf(entry.Key, names),
            entry => entry.Value.Sizes.Length == 2 && entry.Key != table ? entry.Value.Transposed() : entry.Value,
            StringComparer.Ordinal);

    private static FixtureArray Array(JsonElement array) => new(
        [.. array.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())],
        [.. array.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())]);
}
