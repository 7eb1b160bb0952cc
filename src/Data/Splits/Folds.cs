namespace Equivariant.ML.Data;

/// <summary>Parts of a data set that are held out in turn, for cross-validation. Everything that is random follows from a seed.</summary>
public static class Folds
{
    /// <summary>Folds whose test parts have the same size but for one; each thing is in one of them.</summary>
    /// <param name="size">How many things there are, <paramref name="count"/> or more.</param>
    /// <param name="count">How many folds, 2 or more.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds, or more folds than things: some would be empty.</exception>
    public static IReadOnlyList<Fold> Random(int size, int count, long seed) => Stratified(new int[Math.Max(0, size)], count, seed);

    /// <summary>
    /// Folds that share each class out evenly: the test parts have as many of a class as each other but for one, and as many in all but for one. A class with a single member is in one test part,
    /// and nothing is learnt of it there.
    /// </summary>
    /// <param name="labels">The class of each thing, any numbers.</param>
    /// <param name="count">How many folds, 2 or more.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds, or more folds than things: some would be empty.</exception>
    public static IReadOnlyList<Fold> Stratified(ReadOnlySpan<int> labels, int count, long seed)
    {
        OptionChecks.That(count >= 2, nameof(count), count, "2 folds or more");
        OptionChecks.That(count <= labels.Length, nameof(count), count, $"at most {labels.Length}, as there are things to share out: no fold is to be empty");
        int[] order = InClasses(labels, seed);
        int size = labels.Length;
        return [.. Enumerable.Range(0, count).Select(fold => Held(size, order.Where((_, place) => place % count == fold)))];
    }

    /// <summary>A part held out that has of each class the same fraction, to the nearest whole number of all.</summary>
    /// <param name="labels">The class of each thing, any numbers.</param>
    /// <param name="testFraction">The fraction held out, above 0 and below 1; at least one thing is held out, and one is not.</param>
    /// <param name="seed">What it is drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction that is not in its range.</exception>
    /// <exception cref="ArgumentException">Fewer than two things.</exception>
    public static Fold StratifiedSplit(ReadOnlySpan<int> labels, double testFraction, long seed)
    {
        OptionChecks.That(testFraction is > 0 and < 1, nameof(testFraction), testFraction, "above 0 and below 1");
        int size = labels.Length >= 2 ? labels.Length : throw new ArgumentException($"There are {labels.Length} things to split; expected 2 or more.", nameof(labels));
        int held = Math.Clamp((int)Math.Round(testFraction * size), 1, size - 1);

        // Evenly spread over things in the order of their classes, so evenly over each class.
        int[] order = InClasses(labels, seed);
        return Held(size, Enumerable.Range(0, held).Select(i => order[(int)((((2L * i) + 1) * size) / (2L * held))]));
    }

    /// <summary>
    /// Folds in files, two of each: test_idx-1.txt, train_idx-1.txt and so on, with a number from 0 on each line. What is in neither belongs to nothing.
    /// </summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="size">How many things they are about.</param>
    /// <exception cref="IOException">There is no first fold, one of the two files of a fold is absent, or a file cannot be read.</exception>
    /// <exception cref="GraphFormatException">A line that is no number below <paramref name="size"/>, a number twice in a fold, or a file without any.</exception>
    public static IReadOnlyList<Fold> Read(string folder, int size)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var folds = new List<Fold>();
        do
        {
            folds.Add(FoldFiles.Read(folder, folds.Count + 1, size));
        }
        while (FoldFiles.Exist(folder, folds.Count + 1));

        return folds;
    }

    /// <summary>The rest to learn from.</summary>
    internal static Fold Held(int size, IEnumerable<int> test)
    {
        int[] held = [.. test.Order()];
        var isHeld = new bool[size];
        foreach (int i in held)
        {
            isHeld[i] = true;
        }

        return new Fold([.. Enumerable.Range(0, size).Where(i => !isHeld[i])], held);
    }

    /// <summary>Things class by class, within each in a random order.</summary>
    private static int[] InClasses(ReadOnlySpan<int> labels, long seed)
    {
        int[] order = new SplitMix64(seed, 0).Permutation(labels.Length);
        int[] classes = labels.ToArray();
        return [.. order.OrderBy(i => classes[i])];
    }
}
