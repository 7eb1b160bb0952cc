using Equivariant.ML.Data;

namespace Equivariant.ML.Citations;

/// <summary>Papers made up: those of one topic cite each other more often than others, and a third of their words are words of the topic. Words alone tell too little.</summary>
internal static class MadeUpPapers
{
    private const double Inside = 0.04;
    private const double Between = 0.003;
    private const int WordsOfATopic = 30;
    private const int WordsOfAPaper = 9;
    private const double OfTheTopic = 0.33;
    private const int LearntOfATopic = 20;
    private const int Validated = 100;

    private static readonly string[] Names = ["Gravity", "Light", "Heat", "Sound", "Magnetism"];
    private static readonly int[] Sizes = [140, 120, 100, 80, 60];

    public static Papers Draw(int seed)
    {
        Graph graph = GraphGenerators.StochasticBlockModel(Sizes, Inside, Between, seed);
        int[] topics = graph.NodeTypes.ToArray();
        var random = new Random(seed);
        int width = WordsOfATopic * Names.Length;
        var words = new float[topics.Length * width];
        for (int word = 0; word < topics.Length * WordsOfAPaper; word++)
        {
            int paper = word / WordsOfAPaper;
            int drawn = random.NextDouble() < OfTheTopic ? (topics[paper] * WordsOfATopic) + random.Next(WordsOfATopic) : random.Next(width);
            words[(paper * width) + drawn] = 1;
        }

        int[] order = [.. Enumerable.Range(0, topics.Length)];
        random.Shuffle(order);
        int[] training = [.. order.GroupBy(node => topics[node]).SelectMany(topic => topic.Take(LearntOfATopic))];
        int[] others = [.. order.Except(training)];
        return new Papers(
            "papers made up",
            graph.WithNodeTypes([]).WithNodeFeatures(words, width).WithNormalizedNodeFeatures(),
            [.. topics.Select(topic => Names[topic])],
            training,
            others[..Validated],
            others[Validated..]);
    }
}
