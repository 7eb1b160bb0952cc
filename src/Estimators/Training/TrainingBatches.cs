using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Examples in batches, in an order of its own for each epoch, which depends on the seed and the epoch alone. A batch lives until the next is asked for, and its
/// arrays are then used again. An engine that leaves the thread that asks time for it, as one of several threads or one on a GPU does, has the next batch made by another while
/// this one is worked on.
/// </summary>
/// <param name="examples">All of them.</param>
/// <param name="size">How many graphs a step has.</param>
/// <param name="network">What the batches are for.</param>
/// <param name="order">What orders are drawn from; null keeps the order given.</param>
/// <param name="beside">Batches that are never worked on at the same time, whose arrays these use too; or null.</param>
internal sealed class TrainingBatches(Example[] examples, int size, GraphNetwork network, SeededRandom? order = null, TrainingBatches? beside = null)
{
    private readonly Example[] shuffled = [.. examples];

    // Of the batch that is worked on, and of the one that is made meanwhile.
    private readonly BatchRoom[] rooms = beside?.rooms ?? [new(), new()];
    private TrainingBatch? only;

    /// <summary>How many steps there are.</summary>
    internal int Count => (examples.Length + size - 1) / size;

    /// <summary>Into how many batches a step is split, at the most.</summary>
    internal int Parts
    {
        get;
        set
        {
            // What was kept of the whole is in the way of its parts.
            only = value > 1 ? null : only;
            field = value;
        }
    }

    = 1;

    /// <summary>Whether a step can be split into more.</summary>
    internal bool CanSplit => PartSize > 1;

    private int PartSize => Math.Max(1, (Math.Min(size, examples.Length) + Parts - 1) / Parts);

    private bool Ahead => network.Engine is not ManagedEngine { Threads: 1 };

    /// <summary>The batches of an epoch, from its start or from a later step. Where there is but one it is kept: to join a large graph's arrays again and again takes time.</summary>
    internal IEnumerable<TrainingBatch> Epoch(int epoch, int from = 0)
    {
        if (Count == 1 && Parts == 1)
        {
            return [Only()];
        }

        if (order is not null)
        {
            examples.CopyTo(shuffled, 0);
            order.Fork((ulong)epoch).Shuffle<Example>(shuffled);
        }

        Range[] parts = [.. Enumerable.Range(from, Count - from).SelectMany(PartsOf)];
        return Released(Ahead ? LookAhead.Over(parts.Length, place => Batch(parts[place], place)) : parts.Select(Batch));
    }

    /// <summary>The last batch of the epoch that was asked for last and is over.</summary>
    internal TrainingBatch Last() => Count == 1 && Parts == 1 ? Only() : Batch(PartsOf(Count - 1).Last(), 0);

    private static IEnumerable<TrainingBatch> Released(IEnumerable<TrainingBatch> batches)
    {
        foreach (TrainingBatch batch in batches)
        {
            yield return batch;
            batch.Graphs.Release();
        }
    }

    private TrainingBatch Only()
    {
        if (only is null)
        {
            only = TrainingBatch.Of(examples, network);
            only.Graphs.KeepOn(network.Engine);
        }

        return only;
    }

    private Range StepOf(int example) => new(example / size * size, Math.Min((example / size * size) + size, shuffled.Length));

    private IEnumerable<Range> PartsOf(int step)
    {
        int end = StepOf(step * size).End.Value;
        for (int start = step * size; start < end; start += PartSize)
        {
            yield return new Range(start, Math.Min(start + PartSize, end));
        }
    }

    private TrainingBatch Batch(Range part, int place)
    {
        TrainingBatch batch = TrainingBatch.Of(shuffled.AsSpan(part), network, rooms[place % rooms.Length]);
        Range step = StepOf(part.Start.Value);
        if (step.Equals(part))
        {
            return batch;
        }

        double whole = PackedTargets.TotalWeightOf(shuffled.AsSpan(step), network.Description.Output.SumsNumbers);
        double share = whole > 0 ? batch.Targets.TotalWeight / whole : 0;
        return batch with { Part = new StepPart(part.Start.Equals(step.Start), part.End.Equals(step.End), share) };
    }
}
