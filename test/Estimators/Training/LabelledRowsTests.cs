using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

public sealed class LabelledRowsTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 4)]
    [InlineData(0.99, 39)]
    public void Every_row_is_learnt_from_or_judged_by(double fraction, int aside)
    {
        Sample[] rows = Samples.Distances(40);
        LabelledRows split = Split(rows, null, fraction);

        Assert.Equal((40 - aside, aside), (split.Training.Count, split.Validation.Count));
        Assert.Equal(rows.Select(row => row.Label).Order(), split.Training.Concat(split.Validation).Select(row => row.Label[0]).Order());
    }

    [Fact]
    public void Which_rows_are_set_aside_depends_on_the_seed_alone()
    {
        Sample[] rows = Samples.Distances(40);
        float[] Judges(int seed) => [.. Split(rows, null, 0.5, seed).Validation.Select(row => row.Label[0])];
        Assert.Equal(Judges(1), Judges(1));
        Assert.NotEqual(Judges(1).Order(), Judges(2).Order());
    }

    [Fact]
    public void The_last_row_is_never_set_aside() => Assert.Single(Split(Samples.Distances(1), null, 0.9).Training);

    [Fact]
    public void Given_validation_rows_are_the_only_ones()
    {
        Sample[] judges = Samples.Distances(7, seed: 2);
        LabelledRows split = Split(Samples.Distances(40), judges, 0.5);
        Assert.Equal(40, split.Training.Count);
        Assert.Equal(judges.Select(row => row.Label), split.Validation.Select(row => row.Label[0]));
    }

    [Fact]
    public void What_is_wrong_with_validation_rows_is_told_as_such()
    {
        string Message(params Sample[] judges) => Assert.Throws<InvalidOperationException>(() => Split(Samples.Distances(3), judges, 0)).Message;
        Graph graph = Samples.Distances(1)[0].Graph;

        Assert.Equal("In the validation rows: There are no validation rows.", Message());
        Assert.Equal("In the validation rows: Row 0: column 'Graph' holds no graph.", Message(new Sample()));
        Assert.Equal(
            "In the validation rows: Row 1: the graph has 0 dimensions of positions; expected 3, as in the first training graph.",
            Message(new() { Graph = graph }, new() { Graph = new GraphBuilder(1).Build() }));
        Assert.Equal(
            "In the validation rows: Column 'Label' is NaN, or empty, or of weight 0, in every one of 1 validation rows; expected some that are known.",
            Message(new Sample { Graph = graph, Label = float.NaN }));
    }

    private LabelledRows Split(Sample[] training, Sample[]? validation, double fraction, int seed = 1)
    {
        var options = new GraphRegressionTrainer.Options { ValidationFraction = fraction, Seed = seed, AllowMissingLabels = true };
        var task = new TaskDefinition("Test", new NumberLabelColumn("Label", Networks.Loss.MeanSquaredError, composition: false), new GraphNumbers { Readout = Networks.Readout.Sum });
        return LabelledRows.Split(ml.View(training), validation is null ? null : ml.View(validation), new GraphFit(ml, options, task), (ulong)seed);
    }
}
