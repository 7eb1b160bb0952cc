using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Examples in batches, in an order of its own for each epoch, which depends on the seed and the epoch alone. A batch lives until the next is asked for, and its
/// arrays are then used again. An engine that leaves the thread that asks time for it, as one of several threads or one on a GPU does, has the next batch made by another while this one is worked on.
/// </summary>
/// <param name="examples">All of them.</param>
/// <param name="size">How many graphs a batch has.</param>
/// <param name="network">What the batches are for.</param>
/// <param name="order">What orders are drawn from; null keeps the order given.</param>
/// <param name="beside">Batches that are never worked on at the same time, whose arrays these use too; or null.</param>
internal sealed class TrainingBatches(Example[] examples, int size, GraphNetwork network, SeededRandom? order = null, TrainingBatches? beside = null)
{
    private readonly Example[] shuffled = [.. examples];

    // Of the batch that is worked on, and of the one that is made meanwhile.
    private readonly BatchRoom[] rooms = beside?.rooms ?? [new(), new()];
    private TrainingBatch? only;

    internal int Count => (examples.Length + size - 1) / size;

    private bool Ahead => network.Engine is not ManagedEngine { Threads: 1 };

    /// <summary>The batches of an epoch, from its start. Where there is but one it is kept: to join a large graph's arrays again and again takes time.</summary>
    internal IEnumerable<TrainingBatch> Epoch(int epoch)
    {
        if (Count == 1)
        {
            return [Only()];
        }

        if (order is not null)
        {
            examples.CopyTo(shuffled, 0);
            order.Fork((ulong)epoch).Shuffle<Example>(shuffled);
        }

        return Released(Ahead ? LookAhead.Over(Count, Batch) : Enumerable.Range(0, Count).Select(Batch));
    }

    /// <summary>The last batch of the epoch that was asked for last and is over.</summary>
    internal TrainingBatch Last() => Count == 1 ? Only() : Batch(Count - 1);

    private static IEnumerable<TrainingBatch> Released(IEnumerable<TrainingBatch> batches)
    {
        foreach (TrainingBatch batch in batches)
        {
            yield return batch;
            batch.Graphs.Release();
        }
    }

    private TrainingBatch Only() => only ??= TrainingBatch.Of(examples, network);

    private TrainingBatch Batch(int batch) =>
        TrainingBatch.Of(shuffled.AsSpan(batch * size, Math.Min(size, shuffled.Length - (batch * size))), network, rooms[batch % rooms.Length]);
}
