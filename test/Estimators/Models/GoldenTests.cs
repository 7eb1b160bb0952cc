using System.Globalization;
using Equivariant.ML.Interop;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>
/// A model file of every version that was ever written, with what it predicted then. For a new version, copy the files that
/// <see cref="Files_written_now_are_like_those"/> leaves in the output folder's Golden/written to Golden/offline, and those of a
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
            foreach (ModelKind kind in new[] { KindOf<GraphRegressionTransformer>(), KindOf<NodeVectorRegressionTransformer>() })
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
        AssertClose(expected, Scores(kind, model));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Files_written_now_are_like_those(string kind, int version)
    {
        string written = Path.Combine(Folder, "written");
        Directory.CreateDirectory(written);
        ITransformer model = kind == KindOf<GraphRegressionTransformer>().Name ? SavedModels.Numbers(ml) : SavedModels.Vectors(ml);
        string path = Path.Combine(written, $"{kind}-{version}.zip");
        ml.Model.Save(model, null, path);
        float[] scores = Scores(kind, model);
        File.WriteAllText(
            Path.ChangeExtension(path, ".txt"),
            string.Create(CultureInfo.InvariantCulture, $"{kind}-{version} {string.Join(' ', scores.Select(score => score.ToString("r", CultureInfo.InvariantCulture)))}\n"));

        AssertClose(scores, Scores(kind, ml.Model.Load(path, out _)));
    }

    private float[] Scores(string kind, ITransformer model) =>
        kind == KindOf<GraphRegressionTransformer>().Name ? SavedModels.NumberScores(ml, model) : SavedModels.VectorScores(ml, model);

    // Processors differ in their last bits.
    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * (1 + Math.Abs(pair.First))));
    }

    private static ModelKind KindOf<TModel>()
        where TModel : ISavedModel => TModel.Kind;
}
