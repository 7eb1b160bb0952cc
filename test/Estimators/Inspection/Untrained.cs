using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Networks whose weights are drawn, large enough that every part of them tells.</summary>
internal static class Untrained
{
    public static GraphPredictor Predictor(NetworkOptions network, Output output, IReadOnlyList<Graph> graphs, int width = 1, ulong seed = 1)
    {
        var description = new ModelDescription
        {
            Network = network,
            Output = output,
            Graphs = GraphSchema.Learn(graphs),
            Scores = output is NodeVectors ? new VectorScores() : width == 1 ? new BinaryScores() : new ClassScores { Count = width },
        };
        var built = new GraphNetwork(description, new ManagedEngine(1), seed);
        var random = new SeededRandom(seed).Fork("weights");
        foreach (Parameter parameter in built.Parameters.All)
        {
            double size = 1 / Math.Sqrt(parameter.Shape[0]);
            var values = new double[parameter.Shape.Length];
            foreach (ref double value in values.AsSpan())
            {
                value = size * random.NextNormal();
            }

            parameter.Set(values);
        }

        return new GraphPredictor(built);
    }

    public static SymmetryAudit Audit(this GraphPredictor predictor, IReadOnlyList<Graph> graphs, int seed = 1) =>
        SymmetryAuditor.AtGraphs(predictor, graphs, seed);

    /// <summary>Some nodes in space, each joined to each.</summary>
    public static Graph[] Clouds(int count = 6, bool velocities = false, double offset = 0)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            Graph cloud = RandomGraphs.Cloud(random, 3 + (i % 4), velocities);
            return cloud.WithPositions([.. cloud.Positions.ToArray().Select(place => (float)(place + offset))]);
        })];
    }
}
