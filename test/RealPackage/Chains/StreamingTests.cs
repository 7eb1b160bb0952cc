using System.Collections;
using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>A column of features is computed row by row, whatever ML.NET does with the rows, and belongs to its row.</summary>
public sealed class StreamingTests
{
    private const int Count = 3_000;

    private readonly MLContext ml = new(1);

    [Fact]
    public void Rows_are_drawn_one_at_a_time()
    {
        var source = new Paths();
        Assert.Equal([0, 1, 2, 3, 4], Nodes(ml.Data.TakeRows(Featurized(source), 5)).Select(row => row.Id));
        Assert.InRange(source.Drawn, 5, 6);
    }

    [Fact]
    public void A_cache_reads_the_source_once()
    {
        var source = new Paths();
        IDataView cached = ml.Data.Cache(Featurized(source));
        Assert.Equal(Count, Nodes(cached).Count);
        Assert.Equal(Count, Nodes(cached).Count);
        Assert.Equal((1, Count), (source.Readings, source.Drawn));
    }

    [Fact]
    public void Shuffled_rows_keep_their_features()
    {
        var source = new Paths();
        List<(int Id, float Nodes)> rows = Nodes(ml.Data.ShuffleRows(Featurized(source), seed: 7));
        Assert.NotEqual(Enumerable.Range(0, Count), rows.Select(row => row.Id));
        Assert.Equal(Enumerable.Range(0, Count), rows.Select(row => row.Id).Order());
        Assert.Equal(1, source.Readings);
    }

    [Fact]
    public void Rows_are_filtered_by_another_column_and_by_missing_features()
    {
        IDataView view = Featurized(new Paths());
        Assert.Equal(Enumerable.Range(10, 20), Nodes(ml.Data.FilterRowsByColumn(view, "Weight", 10, 30)).Select(row => row.Id));

        // Beyond 4 nodes the diameter is missing.
        List<(int Id, float Nodes)> small = Nodes(ml.Data.FilterRowsByMissingValues(view, "Numbers"));
        Assert.Equal(Enumerable.Range(0, Count).Where(id => Paths.NodesOf(id) <= 4), small.Select(row => row.Id));
    }

    private IDataView Featurized(Paths source)
    {
        IDataView rows = ml.Data.LoadFromEnumerable(source);
        IEstimator<ITransformer> pipeline = ml.Transforms.ToUndirected("Graph").Append(ml.Transforms.GraphStatistics("Numbers", "Graph", mostNodes: 4));
        return pipeline.Fit(rows).Transform(rows);
    }

    /// <summary>The rows' ids, and the number of nodes that their features tell, which is the one that belongs to the id.</summary>
    private List<(int Id, float Nodes)> Nodes(IDataView view)
    {
        List<(int Id, float Nodes)> rows = [.. ml.Data.CreateEnumerable<Featured>(view, reuseRowObject: true, ignoreMissingColumns: true).Select(row => (row.Id, row.Numbers[0]))];
        Assert.All(rows, row => Assert.Equal(Paths.NodesOf(row.Id), row.Nodes));
        return rows;
    }

    /// <summary>Rows made as they are asked for, which cannot be asked for twice at once.</summary>
    private sealed class Paths : IEnumerable<PathRow>
    {
        private int open;
        private int drawn;

        internal int Readings { get; private set; }

        internal int Drawn => drawn;

        internal static int NodesOf(int id) => 2 + (id % 5);

        public IEnumerator<PathRow> GetEnumerator()
        {
            if (Interlocked.Increment(ref open) > 1)
            {
                throw new InvalidOperationException("The rows are being read already.");
            }

            Readings++;
            try
            {
                for (int id = 0; id < Count; id++)
                {
                    Interlocked.Increment(ref drawn);
                    int[] nodes = [.. Enumerable.Range(0, NodesOf(id))];
                    yield return new PathRow { Id = id, Weight = id, Graph = new GraphBuilder(nodes.Length).AddEdges(nodes.AsSpan(..^1), nodes.AsSpan(1..)).Build() };
                }
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class PathRow
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public int Id { get; set; }

        public float Weight { get; set; }
    }

    private sealed class Featured
    {
        public int Id { get; set; }

        [VectorType(17)]
        public float[] Numbers { get; set; } = [];
    }
}
