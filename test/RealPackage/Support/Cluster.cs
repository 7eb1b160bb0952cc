using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>A row: a few points in space, numbers that follow from their distances, and vectors that follow from their places.</summary>
internal sealed class Cluster
{
    private const int Points = 4;

    [GraphColumn]
    public Graph? Graph { get; set; }

    /// <summary>Σ 1/(1 + d) over pairs.</summary>
    public float Energy { get; set; }

    public bool Tight { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>Numbers that say nothing.</summary>
    [VectorType(2)]
    public float[] Noise { get; set; } = [];

    /// <summary>Each point moved towards the centre, row-major [points×3].</summary>
    public float[] Later { get; set; } = [];

    /// <summary>Rows for a data view; the same for the same seed.</summary>
    internal static IDataView Load(MLContext ml, int count = 60, int seed = 3)
    {
        var random = new Random(seed);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ => Draw(random)).ToArray());
    }

    private static Cluster Draw(Random random)
    {
        float size = 0.5f + random.NextSingle();
        float[] positions = [.. Enumerable.Range(0, 3 * Points).Select(_ => size * ((2 * random.NextSingle()) - 1))];
        var builder = new GraphBuilder(Points).WithPositions(positions).WithNodeFeatures([1, 1, 1, 1], 1);
        double energy = 0;
        for (int i = 0; i < Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                builder.AddUndirectedEdge(i, j);
                double square = Enumerable.Range(0, 3).Sum(axis => Math.Pow(positions[(3 * i) + axis] - positions[(3 * j) + axis], 2));
                energy += 1 / (1 + Math.Sqrt(square));
            }
        }

        return new Cluster
        {
            Graph = builder.Build(),
            Energy = (float)energy,
            Tight = energy > 3,
            Kind = energy > 3.3 ? "tight" : energy > 2.7 ? "medium" : "loose",
            Noise = [random.NextSingle(), random.NextSingle()],
            Later = [.. positions.Select(coordinate => 0.5f * coordinate)],
        };
    }
}
