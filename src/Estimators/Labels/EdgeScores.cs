namespace Equivariant.ML.Estimators;

/// <summary>
/// A graph's nodes embedded, and its edges told from that: the columns "Embedding" [nodes×width], "Score" (logits) and "Probability", both [nodes×nodes] with 0 on the diagonal, all row-major. The
/// network gives the embedding, and then the logits without their diagonal.
/// </summary>
internal sealed record EdgeScores : Scores
{
    internal const string Embedding = "Embedding";

    /// <summary>The width of embeddings.</summary>
    public required int EmbeddingWidth { get; init; }

    internal override int Width => 0;

    internal override IReadOnlyList<ScoreColumn> Columns() =>
    [
        ScoreColumn.Vector(Embedding, EmbeddingOf),
        ScoreColumn.Vector(ScoreColumn.Score, numbers => Matrix(numbers, logit => logit)),
        ScoreColumn.Vector(ScoreColumn.Probability, Probabilities),
    ];

    internal float[] EmbeddingOf(float[] numbers) => numbers[..(NodesOf(numbers) * EmbeddingWidth)];

    internal float[] Probabilities(float[] numbers) => Matrix(numbers, logit => (float)(1 / (1 + Math.Exp(-logit))));

    internal override void Check()
    {
        if (EmbeddingWidth < 1)
        {
            throw new ArgumentException("the width of embeddings is not positive.");
        }
    }

    private float[] Matrix(float[] numbers, Func<float, float> value)
    {
        int nodes = NodesOf(numbers);
        var matrix = new float[nodes * nodes];
        int next = nodes * EmbeddingWidth;
        for (int entry = 0; entry < matrix.Length; entry++)
        {
            if (entry / nodes != entry % nodes)
            {
                matrix[entry] = value(numbers[next++]);
            }
        }

        return matrix;
    }

    /// <summary>Of how many nodes numbers are: n·width + n·(n − 1) there are, which grows with n.</summary>
    private int NodesOf(float[] numbers)
    {
        double linear = EmbeddingWidth - 1;
        return (int)Math.Round((Math.Sqrt((linear * linear) + (4.0 * numbers.Length)) - linear) / 2);
    }
}
