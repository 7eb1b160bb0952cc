namespace Equivariant.ML.Data;

/// <summary>
/// Reads systems from four .npy files: x30 (input positions), v30 (input velocities) and x40 (target positions), each
/// [systems, n, 3], and charge, [systems, n].
/// </summary>
public static class ChargedSystemReader
{
    /// <summary>Reads one split of a data set.</summary>
    /// <param name="folder">Folder of the files.</param>
    /// <param name="split">What the names start with: {split}_x30.npy and so on.</param>
    /// <returns>The systems, in the files' order, without trajectories.</returns>
    /// <exception cref="IOException">A file is absent or cannot be read.</exception>
    /// <exception cref="GraphFormatException">A file is no .npy file, has another shape than the others ask for, or holds a
    /// number that is not finite.</exception>
    public static ChargedSystem[] Read(string folder, string split)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(split);
        (float[] charges, IReadOnlyList<int> shape) = Read(folder, $"{split}_charge.npy", null);
        int n = shape[1];
        int[] expected = [shape[0], n, 3];
        (float[] positions, _) = Read(folder, $"{split}_x30.npy", expected);
        (float[] velocities, _) = Read(folder, $"{split}_v30.npy", expected);
        (float[] targets, _) = Read(folder, $"{split}_x40.npy", expected);

        ChargedSystem[] systems = new ChargedSystem[shape[0]];
        for (int i = 0; i < systems.Length; i++)
        {
            systems[i] = new ChargedSystem
            {
                Charges = charges.AsSpan(i * n, n).ToArray(),
                Positions = positions.AsSpan(i * n * 3, n * 3).ToArray(),
                Velocities = velocities.AsSpan(i * n * 3, n * 3).ToArray(),
                Targets = targets.AsSpan(i * n * 3, n * 3).ToArray(),
            };
        }

        return systems;
    }

    private static (float[] Values, IReadOnlyList<int> Shape) Read(string folder, string name, int[]? expected)
    {
        string path = Path.Combine(folder, name);
        NpyArray array = NpyReader.Read(path);
        if (expected is null ? array.Shape.Count != 2 : !array.Shape.SequenceEqual(expected))
        {
            string wanted = expected is null ? "[systems, particles]" : $"[{string.Join(", ", expected)}], to fit the charges";
            throw new GraphFormatException(path, 0, $"found an array of shape [{string.Join(", ", array.Shape)}]; expected {wanted}.");
        }

        float[] values = array.ToSingles();
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
        {
            int perSystem = values.Length / array.Shape[0];
            throw new GraphFormatException(
                path, 0, $"found {values[wrong]} in system {wrong / perSystem}, number {wrong % perSystem}; expected finite numbers.");
        }

        return (values, array.Shape);
    }
}
