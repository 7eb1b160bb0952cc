using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>
/// Rows that are nodes, with NodeClassification and NodeRegression: here the members of a club of two circles. The circles of a few are known, and how many
/// friends each has in their own circle; the network learns both from who knows whom.
/// </summary>
internal static class PredictNodes
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        (Graph club, Row[] members) = Club(members: 60);

        // The graph is no part of a row here: AttachGraph gives it to all rows, and to the model file once.
        IDataView rows = ml.Data.LoadFromEnumerable(members);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.7);
        var network = new GnnOptions { Layers = 2, Width = 16 };
        var circles = ml.Transforms.AttachGraph("Graph", club)
            .Append(ml.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Circle)))
            .Append(ml.MulticlassClassification.Trainers.NodeClassification(nodeColumnName: nameof(Row.Member), network: network, epochs: 400))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedCircle", "PredictedLabel"));
        MulticlassClassificationMetrics told = ml.MulticlassClassification.Evaluate(circles.Fit(split.TrainSet).Transform(split.TestSet));
        output.WriteLine($"Circle told by friends: {told.MicroAccuracy:p0} right");

        var friends = ml.Transforms.AttachGraph("Graph", club)
            .Append(ml.Regression.Trainers.NodeRegression(
                nameof(Row.Friends), nodeColumnName: nameof(Row.Member), network: network with { Messages = Aggregation.Sum }, epochs: 400));
        RegressionMetrics counted = ml.Regression.Evaluate(friends.Fit(split.TrainSet).Transform(split.TestSet), labelColumnName: nameof(Row.Friends));
        output.WriteLine($"Friends counted within {counted.MeanAbsoluteError:f1}");
    }

    private static (Graph Club, Row[] Members) Club(int members)
    {
        var random = new Random(1);
        var builder = new GraphBuilder(members);
        var friends = new int[members];
        var features = new float[members * 2];
        for (int a = 0; a < members; a++)
        {
            // What is known of a member, a hint at most.
            features[2 * a] = (float)((2 * random.NextDouble()) - (a % 2));
            features[(2 * a) + 1] = 1;
            for (int b = 0; b < a; b++)
            {
                bool same = a % 2 == b % 2;
                if (random.NextDouble() < (same ? 0.3 : 0.03))
                {
                    builder.AddUndirectedEdge(a, b);
                    friends[a]++;
                    friends[b]++;
                }
            }
        }

        Graph club = builder.WithNodeFeatures(features, width: 2).Build();
        return (club, [.. friends.Select((count, member) => new Row { Member = member, Circle = member % 2 == 0 ? "chess" : "chorus", Friends = count })]);
    }

    private sealed class Row
    {
        public int Member { get; set; }

        public string Circle { get; set; } = "";

        public float Friends { get; set; }
    }
}
