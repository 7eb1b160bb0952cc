using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Estimators.Fresh;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Processes that train are killed at any moment; what they leave is whole, and the next one goes on.</summary>
public sealed class KillTests
{
    private const int Kills = 5;

    [Fact]
    public void A_training_whose_processes_are_killed_ends_with_the_same_bits()
    {
        using TemporaryFolder folder = new();
        (string checkpoint, string model) = (folder.File("training.chk"), folder.File("model.zip"));
        var random = new Random(1);
        int kept = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            int[] told = Kill(checkpoint, model, random, started: kill % 2 == 0);

            // All that was told of is there, and at most the epoch that was under way is lost.
            Assert.Equal(Enumerable.Range(kept + 1, told.Length), told);
            int last = kept + told.Length;
            kept = EpochIn(checkpoint);
            Assert.InRange(kept, last, last + 1);
        }

        Assert.InRange(kept, (Kills + 1) / 2, Training.Epochs - 1);
        ulong seed = Checkpoint.Open(Training.Options(checkpoint))!.Seed!.Value;
        string[] rest = FreshProcess.Run("train", checkpoint, model).Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(Enumerable.Range(kept + 1, Training.Epochs - kept).Select(epoch => epoch.ToString(CultureInfo.InvariantCulture)), rest);
        Assert.Equal(["model.zip"], folder.Files());

        MLContext ml = new();
        GraphRegressionTrainer.Options whole = Training.Options(null);
        whole.Seed = (int)seed;
        Assert.Equal(Scores(ml, Training.Fit(ml, whole)), Scores(ml, ml.Model.Load(model, out _)));
    }

    /// <summary>Kills a process at some moment: of its start, or within some epochs of its first.</summary>
    /// <returns>The epochs that it told of.</returns>
    private static int[] Kill(string checkpoint, string model, Random random, bool started)
    {
        using Process process = FreshProcess.Start("train", checkpoint, model);
        List<int?> told = started ? [Line(process)] : [];
        Thread.Sleep(random.Next(started ? 30 : 1000));
        process.Kill();
        process.WaitForExit();
        while (told is [] or [.., not null])
        {
            told.Add(Line(process));
        }

        return [.. told.OfType<int>()];
    }

    private static int? Line(Process process) =>
        process.StandardOutput.ReadLine() is { } line && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int epoch) ? epoch : null;

    private static int EpochIn(string checkpoint)
    {
        var file = new CheckpointFile(checkpoint);
        int epoch = 0;
        if (!file.Exists)
        {
            return epoch;
        }

        file.ReadState(file.ReadHeader(header => header), reader =>
        {
            epoch = reader.ReadInt32();
            reader.BaseStream.Position = reader.BaseStream.Length - 12;
        });
        return epoch;
    }

    private static float[] Scores(MLContext ml, ITransformer model) => [.. ml.Data.LoadFromEnumerable(Rows.Clouds(20)).Read<float>(model, "Score")];
}
