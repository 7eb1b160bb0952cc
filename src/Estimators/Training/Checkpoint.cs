namespace Equivariant.ML.Estimators;

/// <summary>The checkpoints of one training: a file that is written anew after an epoch and removed when the training is done.</summary>
internal sealed class Checkpoint
{
    private readonly CheckpointFile file;
    private readonly int every;
    private readonly Fingerprint? found;
    private byte[] header = [];

    private Checkpoint(string path, int every)
    {
        this.every = every;
        file = new CheckpointFile(path);
        file.Prepare();
        found = file.Exists ? file.ReadHeader(Fingerprint.Of) : null;
    }

    /// <summary>What the training that was cut off drew from; null if there is none.</summary>
    internal ulong? Seed => found?.Seed;

    /// <summary>Looks for the checkpoint of a training that was cut off; null where none are wanted.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="FormatException">The file is damaged, or no checkpoint.</exception>
    internal static Checkpoint? Open(GraphTrainerOptions options) =>
        options.CheckpointPath is { } path ? new Checkpoint(path, options.CheckpointEvery) : null;

    /// <summary>Begins, with the state of the training that was cut off if there is one.</summary>
    /// <exception cref="InvalidOperationException">It was another training.</exception>
    /// <exception cref="FormatException">Its state makes no sense.</exception>
    internal void Begin(Fingerprint fingerprint, TrainingState state)
    {
        header = fingerprint.ToBytes();
        if (found is null)
        {
            return;
        }

        if (fingerprint.DifferencesOf(found) is { } differences)
        {
            throw new InvalidOperationException(
                $"Checkpoint '{file}' is of another training: {differences}. Finish that one first, as it was begun, or delete the file.");
        }

        file.ReadState(header, state.Restore);
    }

    /// <summary>Writes the state, if it is the epoch's turn.</summary>
    /// <exception cref="InvalidOperationException">Another training writes the same file.</exception>
    /// <exception cref="IOException">The file cannot be written; what was written before is still there.</exception>
    internal void Save(TrainingState state)
    {
        if (state.Epoch % every != 0)
        {
            return;
        }

        if (file.Exists && !file.IsOf(header))
        {
            throw new InvalidOperationException($"Checkpoint '{file}' has become another training's while this one ran; give each training a path of its own.");
        }

        file.Write(header, state.Save);
    }

    /// <summary>Removes the file: the training is done.</summary>
    internal void Remove() => file.Delete();

    public override string ToString() => $"checkpoint '{file}'";
}
