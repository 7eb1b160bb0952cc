using System.Globalization;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators.Tests;

public sealed class FingerprintTests
{
    [Fact]
    public void What_was_written_is_read_and_is_the_same()
    {
        Fingerprint fingerprint = Sample(seed: ulong.MaxValue).Add("long", new string('x', 10_000)).Add("half a pair", "\ud83d").Add("cut", new string('x', 399) + "\ud83d\ude00").Add("empty", "");
        Fingerprint read = Fingerprint.Of(fingerprint.ToBytes());

        Assert.Null(fingerprint.DifferencesOf(read));
        Assert.Equal(fingerprint.ToBytes(), read.ToBytes());
        Assert.Equal(ulong.MaxValue, read.Seed);
        Assert.InRange(fingerprint.ToBytes().Length, 0, 2000);
    }

    [Fact]
    public void What_differs_is_told_of_both()
    {
        string? Told(Fingerprint saved) => Sample(seed: 1).DifferencesOf(saved);

        Assert.Null(Told(Sample(seed: 1)));
        Assert.Equal("it draws from 2 there, 1 here", Told(Sample(seed: 2)));
        Assert.Equal("Depth is 3 there, not known here", Told(Sample(seed: 1).Add("Depth", "3")));
        Assert.Equal("Epochs is not known there, 3 here; Width is not known there, 64 here", Told(new Fingerprint(1)));
        Assert.Equal(
            "Epochs is 4 there, 3 here; Width is not known there, 64 here; a is 1 there, not known here; and 2 more",
            Told(new Fingerprint(2).Add("Epochs", "4").Add("a", "1").Add("b", "2")));
        Assert.StartsWith("long is xxx", Sample(1).Add("long", new string('x', 999)).DifferencesOf(Sample(1).Add("long", new string('x', 998))), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_the_same_text_in_every_culture()
    {
        LinkPredictionTrainer.Options options = new()
        {
            Network = new GnnOptions { Layers = 2 },
            ClassWeights = [0.5f, 1.5f],
            ValidationFraction = 0.25,
            ExampleWeightColumnName = null,
        };
        var invariant = new Dictionary<string, string>(OptionText.Each(options));
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(invariant, new Dictionary<string, string>(OptionText.Each(options)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("0.5, 1.5", invariant["ClassWeights"]);
        Assert.Equal("0.25", invariant["ValidationFraction"]);
        Assert.Equal("none", invariant["ExampleWeightColumnName"]);
        Assert.Equal("TrainingPositives", invariant["MessageEdges"]);
        Assert.Equal("GnnOptions { Activation = Silu, Gate = false, HeadLayers = 2, Layers = 2, Messages = Mean, Residual = true, Width = 64 }", invariant["Network"]);
        Assert.Contains("Beta1 = 0.9, Beta2 = 0.999, ", invariant["Optimizer"], StringComparison.Ordinal);
    }

    private static Fingerprint Sample(ulong seed) => new Fingerprint(seed).Add("Epochs", "3").Add("Width", "64");
}
