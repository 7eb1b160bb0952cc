namespace Equivariant.ML.Bench.Accuracy;

/// <summary>Where the data of published experiments lies: --data, else what EQUIVARIANT_DATA names.</summary>
internal static class DataFolder
{
    /// <summary>The path of a file or folder of the data.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says where it was looked for.</exception>
    internal static string Find(BenchOptions options, string name)
    {
        string? root = options.Data ?? Environment.GetEnvironmentVariable("EQUIVARIANT_DATA");
        if (string.IsNullOrEmpty(root))
        {
            throw new FileNotFoundException($"No folder of data; expected --data, or the variable EQUIVARIANT_DATA, to name one that has {name}.");
        }

        string path = Path.Combine(root, name);
        return Path.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is not there; expected it in the folder of data.");
    }
}
