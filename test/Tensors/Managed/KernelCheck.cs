using Equivariant.ML.Support;

namespace Equivariant.ML.Tensors.Tests;

/// <summary>
/// Runs a kernel on the reference engine and on the managed engine at every width of registers that the processor has, and on the engine of another assembly where the build
/// has one, and compares.
/// Every array lies between borders: what a kernel reads from them is NaN and spoils its result, what it writes to them is found.
/// </summary>
internal static class KernelCheck
{
    private const int Border = 37;
    private const float Canary = float.NaN;

    private static readonly ReferenceEngine Reference = new();

    public static readonly IReadOnlyList<(int Lanes, ManagedEngine Engine)> Engines =
        [.. new[] { 16, 8, 4, 1 }.Where(lanes => lanes <= KernelSet.WidestLanes).Select(lanes => (lanes, new ManagedEngine(1, lanes)))];

    private static readonly (string Name, Engine Engine)[] All =
    [
        .. Engines.Select(row => ($"{row.Lanes} lanes", (Engine)row.Engine)),
        .. EngineProviderAttribute.Find() is { } other ? [(other.Name, other.Create(TestDevice.Gpu))] : Array.Empty<(string, Engine)>(),
    ];

    /// <summary>Checks that a kernel gives what the reference gives.</summary>
    /// <param name="kernel">Runs the kernel: the engine, and a block for each array.</param>
    /// <param name="tolerance">The allowed difference, times 1 + the size of what is expected.</param>
    /// <param name="arrays">What the blocks hold at first; all are compared afterwards.</param>
    public static void Agree(Action<Engine, Storage[]> kernel, double tolerance, params float[][] arrays)
    {
        double[][] expected = Run(Reference, kernel, arrays);
        foreach ((string name, Engine engine) in All)
        {
            double[][] actual = Run(engine, kernel, arrays);
            for (int array = 0; array < arrays.Length; array++)
            {
                for (int i = 0; i < arrays[array].Length; i++)
                {
                    double want = expected[array][i], got = actual[array][i];
                    bool close = want.Equals(got) || Math.Abs(want - got) <= tolerance * (1 + Math.Abs(want)) || (float)want == (float)got;
                    Assert.True(close, $"{name}, array {array}, number {i} of {arrays[array].Length}: expected {want}, got {got}.");
                }
            }
        }
    }

    /// <summary>Numbers between −1 and 1 that look random.</summary>
    public static float[] Numbers(int length, int seed)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (2 * random.NextSingle()) - 1;
        }

        return values;
    }

    /// <summary>Rows in groups, some of which are empty.</summary>
    public static Grouping Groups(int rows, int groups, int seed, bool sorted)
    {
        var random = new Random(seed);
        int[] index = [.. Enumerable.Range(0, groups == 0 ? 0 : rows).Select(_ => random.Next(groups))];
        if (sorted)
        {
            Array.Sort(index);
        }

        return Grouping.Of(index, groups);
    }

    private static double[][] Run(Engine engine, Action<Engine, Storage[]> kernel, float[][] arrays)
    {
        Storage[] blocks = [.. arrays.Select(array => engine.Allocate(array.Length + (2 * Border)))];
        Storage[] windows = new Storage[arrays.Length];
        for (int i = 0; i < arrays.Length; i++)
        {
            engine.Fill(Canary, blocks[i], blocks[i].Length);
            windows[i] = blocks[i].Slice(Border, arrays[i].Length);
            engine.Write(arrays[i], windows[i]);
        }

        kernel(engine, windows);
        var results = new double[arrays.Length][];
        for (int i = 0; i < arrays.Length; i++)
        {
            var block = new double[blocks[i].Length];
            engine.Read(blocks[i], block);
            results[i] = block[Border..^Border];
            Assert.All(block[..Border], value => Assert.True(double.IsNaN(value), "A kernel wrote before its block."));
            Assert.All(block[^Border..], value => Assert.True(double.IsNaN(value), "A kernel wrote past its block."));
        }

        return results;
    }
}
