using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>
/// Random numbers of a seeded context. Each host that is registered draws some, ML.NET's own hosts too: a trainer gets the same ones only
/// after the same operations, each with as many hosts as it has.
/// </summary>
public sealed class RandomTests
{
    private static readonly Dictionary<string, Action<MLContext, IDataView>> Operations = new()
    {
        ["load"] = (ml, data) => Rows.Points(ml, 3),
        ["enumerate"] = (ml, data) => ml.Data.CreateEnumerable<Point>(data, false).ToArray(),
        ["split"] = (ml, data) => ml.Data.TrainTestSplit(data),
        ["split by key"] = (ml, data) => ml.Data.TrainTestSplit(data, samplingKeyColumnName: "X"),
        ["3 folds"] = (ml, data) => ml.Data.CrossValidationSplit(data, 3),
        ["cache"] = (ml, data) => ml.Data.Cache(data),
        ["shuffle"] = (ml, data) => ml.Data.ShuffleRows(data),
        ["shuffle by seed"] = (ml, data) => ml.Data.ShuffleRows(data, seed: 3),
        ["skip"] = (ml, data) => ml.Data.SkipRows(data, 3),
        ["take"] = (ml, data) => ml.Data.TakeRows(data, 3),
        ["filter"] = (ml, data) => ml.Data.FilterRowsByColumn(data, "X", 3),
        ["filter missing"] = (ml, data) => ml.Data.FilterRowsByMissingValues(data, "X"),
        ["read"] = (ml, data) => Rows.Of(data, "X"),
        ["copy"] = (ml, data) => ml.Transforms.CopyColumns("A", "X").Fit(data).Transform(data),
        ["concatenate"] = (ml, data) => ml.Transforms.Concatenate("A", "X").Fit(data).Transform(data),
        ["normalize"] = (ml, data) => ml.Transforms.NormalizeMinMax("X").Fit(data).Transform(data),
        ["to key"] = (ml, data) => ml.Transforms.Conversion.MapValueToKey("X").Fit(data).Transform(data),
        ["from key"] = (ml, data) => ml.Transforms.Conversion.MapKeyToValue("X"),
        ["checkpoint"] = (ml, data) => ml.Transforms.CopyColumns("A", "X").AppendCacheCheckpoint(ml).Fit(data),
        ["evaluate"] = (ml, data) => ml.Regression.Evaluate(data, "X", "Y"),
        ["cross-validate"] = (ml, data) => ml.Regression.CrossValidate(data, ml.Transforms.CopyColumns("Score", "X"), 3, "Y"),
        ["engine"] = (ml, data) => ml.Model.CreatePredictionEngine<Point, Point>(ml.Transforms.CopyColumns("A", "X").Fit(data)).Predict(new Point()),
        ["save"] = (ml, data) => ml.Model.Save(ml.Transforms.CopyColumns("A", "X").Fit(data), data.Schema, Stream.Null),
        ["save without schema"] = (ml, data) => ml.Model.Save(ml.Transforms.CopyColumns("A", "X").Fit(data), null!, Stream.Null),
        ["save and load"] = SaveAndLoad,
    };

    [Fact]
    public void Random_numbers_are_those_of_the_seed()
    {
        Random random = ((IHostEnvironment)new MLContext(seed: 1)).Register("A").Rand;
        Random seeded = ((IHostEnvironment)new MLContext(seed: 1)).Register("A", seed: 7).Rand;

        Assert.Equal((1752537088, 4, 0.5328662097454071, 46), (random.Next(), random.Next(10), random.NextDouble(), random.Next(5, 50)));
        Assert.Equal((733061423, 625, 0.8381280666217208, 5), (seeded.Next(), seeded.Next(1000), seeded.NextDouble(), seeded.Next(-5, 50)));
    }

    [Theory]
    [InlineData("load", 1)]
    [InlineData("enumerate", 1)]
    [InlineData("split", 5)]
    [InlineData("split by key", 5)]
    [InlineData("3 folds", 13)]
    [InlineData("cache", 1)]
    [InlineData("shuffle", 1)]
    [InlineData("shuffle by seed", 1)]
    [InlineData("skip", 1)]
    [InlineData("take", 1)]
    [InlineData("filter", 1)]
    [InlineData("filter missing", 1)]
    [InlineData("read", 0)]
    [InlineData("copy", 2)]
    [InlineData("concatenate", 1)]
    [InlineData("normalize", 1)]
    [InlineData("to key", 1)]
    [InlineData("from key", 2)]
    [InlineData("checkpoint", 3)]
    [InlineData("evaluate", 1)]
    [InlineData("cross-validate", 18)]
    [InlineData("engine", 5)]
    [InlineData("save", 4)]
    [InlineData("save without schema", 2)]
    [InlineData("save and load", 9)]
    public void An_operation_registers_its_hosts(string operation, int hosts)
    {
        MLContext ml = new(seed: 1);
        IHostEnvironment expected = new MLContext(seed: 1);
        IDataView data = Rows.Points(ml, 12);
        expected.Register("Load");
        for (int i = 0; i < hosts; i++)
        {
            expected.Register("Host");
        }

        Operations[operation](ml, data);

        Assert.Equal(expected.Register("Trainer").Rand.Next(), ((IHostEnvironment)ml).Register("Trainer").Rand.Next());
    }

    private static void SaveAndLoad(MLContext ml, IDataView data)
    {
        using MemoryStream file = new();
        ml.Model.Save(ml.Transforms.CopyColumns("A", "X").Append(ml.Transforms.CopyColumns("B", "X")).Fit(data), data.Schema, file);
        file.Position = 0;
        ml.Model.Load(file, out _);
    }
}
