using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Equivariant.ML.Interop;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>
/// A model file of every version that was ever written, with what it predicted then. For a new version, copy the files that
/// <see cref="A_file_written_now_has_the_parts_of_the_present_version"/> leaves in the output folder's Golden/written to Golden/offline, and those of a
/// build with -p:MicrosoftML=package to Golden/package.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private readonly MLContext ml = new(seed: 1);

    /// <summary>Each golden file: what it is, and of which version.</summary>
    public static TheoryData<string, int> Files
    {
        get
        {
            var files = new TheoryData<string, int>();
            foreach (ModelKind kind in GoldenModels.All.Select(model => model.Kind))
            {
                for (int version = kind.OldestReadable; version <= kind.Version; version++)
                {
                    files.Add(kind.Name, version);
                }
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_any_version_predicts_what_it_did(string kind, int version)
    {
        ITransformer model = ml.Model.Load(Path.Combine(Folder, $"{kind}-{version}.zip"), out _);
        string line = File.ReadLines(Path.Combine(Folder, "scores.txt")).Single(line => line.StartsWith($"{kind}-{version} ", StringComparison.Ordinal));
        float[] expected = [.. line.Split(' ')[1..].Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
        AssertClose(expected, GoldenModels.Of(kind).Scores(ml, model));
    }

    [Fact]
    public void A_file_written_now_has_the_parts_of_the_present_version()
    {
        // All are written before any is judged, so that a new version's files are there to be taken.
        (GoldenModels Model, byte[] File)[] written = [.. GoldenModels.All.Select(model => (model, Write(model)))];
        Assert.All(written, model => HasPartsOfGolden(model.Model.Kind, model.File));
    }

    // Training on another processor may end in other last bits: weights are compared by their size, the description's numbers closely.
    private static void HasPartsOfGolden(ModelKind kind, byte[] file)
    {
        string name = $"{kind.Name}-{kind.Version}";
        SortedDictionary<string, byte[]> golden = ModelParts.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".zip")));
        SortedDictionary<string, byte[]> written = ModelParts.Read(file);

        Assert.Equal(golden.Keys, written.Keys);
        foreach ((string part, byte[] content) in golden.Where(part => ModelParts.IsOurs(part.Key)))
        {
            if (part.EndsWith("description.bin", StringComparison.Ordinal))
            {
                AssertSameDescription(ModelParts.Description(content), ModelParts.Description(written[part]));
            }
            else
            {
                Assert.True(content.Length == written[part].Length, $"{part} has {written[part].Length} bytes; expected {content.Length}.");
            }
        }
    }

    /// <summary>Leaves the file, and its line of scores.txt, where they can be taken from for a new version.</summary>
    private byte[] Write(GoldenModels golden)
    {
        string name = $"{golden.Kind.Name}-{golden.Kind.Version}";
        ITransformer model = golden.Make(ml);
        string written = Path.Combine(Folder, "written");
        Directory.CreateDirectory(written);
        string path = Path.Combine(written, name + ".zip");
        ml.Model.Save(model, null, path);
        float[] scores = golden.Scores(ml, model);
        File.WriteAllText(
            Path.ChangeExtension(path, ".txt"),
            string.Create(CultureInfo.InvariantCulture, $"{name} {string.Join(' ', scores.Select(score => score.ToString("r", CultureInfo.InvariantCulture)))}\n"));
        return File.ReadAllBytes(path);
    }

    private static void AssertSameDescription(JsonNode? expected, JsonNode? found)
    {
        switch (expected)
        {
            case JsonObject members:
                Assert.Equal(members.Select(member => member.Key), found!.AsObject().Select(member => member.Key));
                Assert.All(members, member => AssertSameDescription(member.Value, found[member.Key]));
                break;
            case JsonArray items:
                Assert.Equal(items.Count, found!.AsArray().Count);
                Assert.All(items.Zip(found.AsArray()), pair => AssertSameDescription(pair.First, pair.Second));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                Assert.Equal(value.GetValue<double>(), found!.GetValue<double>(), 1e-9);
                break;
            default:
                Assert.True(JsonNode.DeepEquals(expected, found), $"{found?.GetPath()} is {found}; expected {expected}.");
                break;
        }
    }

    // Processors differ in their last bits.
    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * (1 + Math.Abs(pair.First))));
    }
}
