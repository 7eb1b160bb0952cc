using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class GraphStructureTests
{
    private readonly MLContext ml = new(seed: 1);

    private static readonly Graph Path = new GraphBuilder(3).AddUndirectedEdge(0, 1).AddUndirectedEdge(1, 2).WithNodeTypes([6, 8, 6]).Build();

    [Fact]
    public void Subtree_features_are_a_sparse_vector_of_known_size()
    {
        IDataView rows = Rows(Path, new GraphBuilder(0).Build());
        IDataView view = Checks.FitAgreeing(ml.Transforms.WeisfeilerLehmanFeatures("Features", "Graph", iterations: 2, bits: 6), rows).Transform(rows);
        VBuffer<float>[] vectors = view.Read<VBuffer<float>>("Features");

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 64), view.Schema["Features"].Type);
        Assert.Equal([.. WeisfeilerLehman.Histogram(Path, 2, 6).ToDense().Select(count => (float)count)], vectors[0].DenseValues());
        Assert.Equal(9, vectors[0].DenseValues().Sum());
        Assert.False(vectors[0].IsDense);
        Assert.Equal((64, 0), (vectors[1].Length, vectors[1].GetValues().Length));
    }

    [Fact]
    public void Statistics_are_a_vector_whose_slots_have_names()
    {
        IDataView rows = Rows(Path);
        GraphVectorTransformer transformer = Checks.FitAgreeing(ml.Transforms.GraphStatistics("Numbers", "Graph", mostNodes: 2), rows);
        foreach (IDataView view in new[] { transformer.Transform(rows), Checks.Reload(transformer).Transform(rows) })
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            view.Schema["Numbers"].GetSlotNames(ref names);
            Assert.True(view.Schema["Numbers"].HasSlotNames());
            Assert.Equal(GraphStatistics.Names, names.DenseValues().Select(name => $"{name}"));
            float[] numbers = [.. Assert.Single(view.Read<VBuffer<float>>("Numbers")).DenseValues()];
            Assert.Equal(3, numbers[0]);
            Assert.Equal([float.NaN, float.NaN], numbers[^2..]);
        }
    }

    [Fact]
    public void Settings_are_checked_where_they_are_given()
    {
        Assert.Equal("bits", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.WeisfeilerLehmanFeatures("Features", bits: 32)).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.WeisfeilerLehmanFeatures("Features", iterations: -1)).ParamName);
        Assert.Equal("mostNodes", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.GraphStatistics("Numbers", mostNodes: -1)).ParamName);
    }

    private IDataView Rows(params Graph[] graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
