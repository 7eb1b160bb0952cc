using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public sealed class FoldsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("folds");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_thing_is_judged_once_and_classes_are_shared_out_evenly() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int count = random.Next(2, 8);
        int[] labels = [.. Enumerable.Range(0, random.Next(count, 60)).Select(_ => random.Next(4) - 1)];
        IReadOnlyList<Fold> folds = Folds.Stratified(labels, count, seed);

        Assert.Equal(count, folds.Count);
        Assert.Equal(Enumerable.Range(0, labels.Length), folds.SelectMany(fold => fold.Test).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal(Enumerable.Range(0, labels.Length), fold.Training.Concat(fold.Test).Order());
            Assert.Equal(fold.Test.Order(), fold.Test);
        });
        Assert.InRange(folds.Max(fold => fold.Test.Count) - folds.Min(fold => fold.Test.Count), 0, 1);
        Assert.All(labels.Distinct(), label =>
        {
            int[] of = [.. folds.Select(fold => fold.Test.Count(i => labels[i] == label))];
            Assert.InRange(of.Max() - of.Min(), 0, 1);
        });
        Assert.Equal(folds.SelectMany(fold => fold.Test), Folds.Stratified(labels, count, seed).SelectMany(fold => fold.Test));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_split_holds_out_the_same_part_of_each_class()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? 7 : 3)];
        Fold fold = Folds.StratifiedSplit(labels, 0.2, seed: 5);

        Assert.Equal(200, fold.Test.Count);
        Assert.Equal(20, fold.Test.Count(i => labels[i] == 7));
        Assert.Equal(Enumerable.Range(0, 1000), fold.Training.Concat(fold.Test).Order());
        Assert.NotEqual(fold.Test, Folds.StratifiedSplit(labels, 0.2, seed: 6).Test);
        Assert.Single(Folds.StratifiedSplit([1, 2], 0.01, 0).Test);
        Assert.Single(Folds.StratifiedSplit([1, 2], 0.99, 0).Training);
    }

    [Fact]
    public void What_would_leave_a_fold_empty_is_refused()
    {
        Assert.Contains("count is 4; expected at most 3", Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Random(3, 4, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("count is 1; expected 2 folds or more", Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Random(3, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Folds.StratifiedSplit([1], 0.5, 1));
        Assert.All([0, 1, double.NaN], fraction => Assert.Throws<ArgumentOutOfRangeException>(() => Folds.StratifiedSplit([1, 2], fraction, 1)));
    }

    [Fact]
    public void Files_say_which_things_a_fold_has()
    {
        Write("test_idx-1.txt", "3\n0\n");
        Write("train_idx-1.txt", "2\r\n1");
        Write("test_idx-2.txt", " 1 \n\n");
        Write("train_idx-2.txt", "4");

        IReadOnlyList<Fold> folds = Folds.Read(folder.FullName, 5);

        Assert.Equal(["2 to learn from, 2 to judge by", "1 to learn from, 1 to judge by"], folds.Select(fold => fold.ToString()));
        Assert.Equal([0, 3], folds[0].Test);
        Assert.Equal([1, 2], folds[0].Training);
    }

    [Theory]
    [InlineData("5", "test_idx-1.txt, line 1: found '5'; expected a number from 0 to 4.")]
    [InlineData("0\n-1", "test_idx-1.txt, line 2: found '-1'; expected a number from 0 to 4.")]
    [InlineData("1\n1", "test_idx-1.txt, line 2: found 1, which this fold has already; expected each number once.")]
    [InlineData("2", "train_idx-1.txt, line 1: found 2, which this fold has already; expected each number once.")]
    [InlineData("\n", "test_idx-1.txt, line 2: found the end of the file; expected a number.")]
    public void Damaged_files_are_refused(string test, string expected)
    {
        Write("test_idx-1.txt", test);
        Write("train_idx-1.txt", "2");

        Assert.EndsWith(expected, Assert.Throws<GraphFormatException>(() => Folds.Read(folder.FullName, 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Contains("test_idx-1.txt", Assert.Throws<FileNotFoundException>(() => Folds.Read(folder.FullName, 5)).Message, StringComparison.Ordinal);
        Write("test_idx-1.txt", "1");
        Assert.Contains("train_idx-1.txt", Assert.Throws<FileNotFoundException>(() => Folds.Read(folder.FullName, 5)).Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
