namespace Equivariant.ML.Bench.Serving;

/// <summary>One thread that asks for predictions from when it is made until it is stopped.</summary>
internal sealed class Scorer<TRow>
{
    private readonly Thread thread;
    private volatile bool stopped;
    private long predictions;
    private Exception? failure;

    public Scorer(Func<TRow, float> predict, IReadOnlyList<TRow> rows, IReadOnlyList<float> answers, int first)
    {
        thread = new Thread(() => Score(predict, rows, answers, first)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>How many predictions were not, to the bit, the known answer.</summary>
    public long Wrong { get; private set; }

    /// <summary>Lets the thread end with the prediction that it makes.</summary>
    public void Stop() => stopped = true;

    /// <summary>Waits for the last prediction.</summary>
    /// <returns>How many were made.</returns>
    /// <exception cref="InvalidOperationException">A prediction threw.</exception>
    public long Finish()
    {
        thread.Join();
        if (failure is not null)
        {
            throw new InvalidOperationException($"A prediction failed: {failure.Message}", failure);
        }

        return predictions;
    }

    private void Score(Func<TRow, float> predict, IReadOnlyList<TRow> rows, IReadOnlyList<float> answers, int row)
    {
        try
        {
            for (; !stopped; row = (row + 1) % rows.Count)
            {
                float answer = predict(rows[row]);
                predictions++;
                Wrong += BitConverter.SingleToInt32Bits(answer) == BitConverter.SingleToInt32Bits(answers[row]) ? 0 : 1;
            }
        }
        catch (Exception error)
        {
            failure = error;
        }
    }
}
