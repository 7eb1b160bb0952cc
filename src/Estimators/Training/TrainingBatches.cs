using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Examples in batches, in an order of its own for each epoch, which depends on the seed and the epoch alone.</summary>
/// <param name="examples">All of them.</param>
/// <param name="size">How many graphs a batch has.</param>
/// <param name="network">What the batches are for.</param>
/// <param name="order">What orders are drawn from; null keeps the order given.</param>
internal sealed class TrainingBatches(Example[] examples, int size, GraphNetwork network, SeededRandom? order = null)
{
    private readonly Example[] shuffled = [.. examples];
    private TrainingBatch? only;

    internal int Count => (examples.Length + size - 1) / size;

    /// <summary>The batches of an epoch, from its start. Where there is but one it is kept: to join a large graph's arrays again and again takes time.</summary>
    internal IEnumerable<TrainingBatch> Epoch(int epoch)
    {
        if (Count == 1)
        {
            yield return only ??= TrainingBatch.Of(examples, network);
            yield break;
        }

        if (order is not null)
        {
            examples.CopyTo(shuffled, 0);
            order.Fork((ulong)epoch).Shuffle<Example>(shuffled);
        }

        for (int batch = 0; batch < Count; batch++)
        {
            yield return Batch(batch);
        }
    }

    /// <summary>The last batch of the epoch that was asked for last.</summary>
    internal TrainingBatch Last() => Count == 1 ? only ??= TrainingBatch.Of(examples, network) : Batch(Count - 1);

    private TrainingBatch Batch(int batch) =>
        TrainingBatch.Of(shuffled.AsSpan(batch * size, Math.Min(size, shuffled.Length - (batch * size))), network);
}
