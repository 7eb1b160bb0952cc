using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What of which columns can be shared out among nodes, and what cannot.</summary>
public class NodeValuesTests
{
    private static readonly Graph Pair = new GraphBuilder(2).Build();

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Vectors_of_any_type_are_shared_out()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new MixedRow { Graph = Pair, Names = new VBuffer<ReadOnlyMemory<char>>(2, ["x".AsMemory(), "y".AsMemory()]), Counts = [1, 2, 3, 4], Classes = [3, 0] }]);
        IDataView view = Checks.FitAgreeing(
            ml.Transforms.ExpandNodes(values: [NodeValues.Scalar("Name", "Names"), NodeValues.Vector("Count", "Counts", 2), NodeValues.Scalar("Class", "Classes")]),
            data).Transform(data);

        Assert.Equal(["x", "y"], view.Read<ReadOnlyMemory<char>>("Name").Select(name => name.ToString()));
        Assert.Equal([3L, 4], view.Read<VBuffer<long>>("Count")[1].DenseValues());
        Assert.Equal([3u, 0], view.Read<uint>("Class"));
        Assert.Equal(new KeyDataViewType(typeof(uint), 5), view.Schema["Class"].Type);
    }

    [Fact]
    public void Keys_keep_the_values_that_they_stand_for()
    {
        IDataView data = new NamedKeys(ml.Data.LoadFromEnumerable([new MixedRow { Graph = Pair, Classes = [2, 1] }]), "Classes", ["red", "green", "blue", "white", "black"]);
        IEstimator<ITransformer> estimator = ml.Transforms.ExpandNodes(values: NodeValues.Scalar("Class", "Classes"))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Color", "Class"));
        ITransformer model = Checks.FitAgreeing(estimator, data);

        Assert.Equal(["green", "red"], model.Transform(data).Read<ReadOnlyMemory<char>>("Color").Select(color => color.ToString()));
    }

    [Fact]
    public void Sparse_vectors_are_zero_where_they_leave_out_a_place()
    {
        SparseRow row = new() { Graph = Pair, Three = new VBuffer<float>(6, 3, [1, 2, 3], [0, 2, 5]), One = new VBuffer<float>(2, 1, [4], [1]) };
        IDataView data = ml.Data.LoadFromEnumerable([row]);
        IDataView view = ml.Transforms.ExpandNodes(values: [NodeValues.Vector("Slice", "Three"), NodeValues.Scalar("Item", "One")]).Fit(data).Transform(data);

        Assert.Equal([[1f, 0, 2], [0, 0, 3]], view.Read<VBuffer<float>>("Slice").Select(slice => slice.DenseValues()));
        Assert.Equal([0f, 4], view.Read<float>("Item"));
    }

    [Fact]
    public void A_vector_may_be_replaced_by_its_parts()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new MixedRow { Graph = Pair, Counts = [7, 8] }]);
        IDataView view = Checks.FitAgreeing(ml.Transforms.ExpandNodes(values: NodeValues.Scalar("Counts", "Counts")), data).Transform(data);

        Assert.Equal([7L, 8], view.Read<long>("Counts"));
    }

    [Fact]
    public void Vectors_that_do_not_fit_the_nodes_are_named_with_their_row()
    {
        MixedRow good = new() { Graph = Pair, Counts = [1, 2] };
        string Message(MixedRow bad, NodeValues values)
        {
            IDataView data = ml.Data.LoadFromEnumerable([good, bad]);
            IDataView view = ml.Transforms.ExpandNodes(values: values).Fit(data).Transform(data);
            DataViewSchema.Column column = view.Schema[values.OutputColumnName];
            return Assert.Throws<InvalidOperationException>(() => values.IsScalar ? (object)view.Read<long>(column.Name) : view.Read<VBuffer<long>>(column.Name)).Message;
        }

        MixedRow three = new() { Graph = Pair, Counts = [1, 2, 3] };
        Assert.Equal("ExpandNodes, column 'Counts', row 1: found 3 values; expected 2 (2 nodes × width 1).", Message(three, NodeValues.Scalar("Count", "Counts")));
        Assert.Equal("ExpandNodes, column 'Counts', row 1: found 3 values; expected as many for each of 2 nodes.", Message(three, NodeValues.Vector("Count", "Counts")));
        good.Counts = [1, 2, 3, 4, 5, 6];
        Assert.Equal("ExpandNodes, column 'Counts', row 1: found 3 values; expected 6 (2 nodes × width 3).", Message(three, NodeValues.Vector("Count", "Counts", 3)));
        Assert.Equal("ExpandNodes, column 'Graph', row 1: found no graph; expected one in each row.", Message(new MixedRow { Graph = null! }, NodeValues.Vector("Count", "Counts")));
    }

    [Fact]
    public void A_vector_that_does_not_fit_is_no_matter_where_it_is_not_asked_for()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new MixedRow { Graph = Pair, Counts = [1, 2, 3] }]);
        IDataView view = ml.Transforms.ExpandNodes(values: NodeValues.Scalar("Count", "Counts")).Fit(data).Transform(data);

        Assert.Equal([0, 1], view.Read<int>("Node"));
    }

    [Fact]
    public void Missing_columns_and_wrong_types_are_refused_before_data_are_read()
    {
        IDataView good = ml.Data.LoadFromEnumerable(Unreadable<MixedRow>());
        IDataView bad = ml.Data.LoadFromEnumerable(Unreadable<WrongRow>());
        string Message(string graph, params NodeValues[] values) => Checks.SchemaMessage(ml.Transforms.ExpandNodes(graph, "Node", values), bad);

        Assert.StartsWith("Could not find input column 'Molecule'; expected Graph.", Message("Molecule"), StringComparison.Ordinal);
        Assert.StartsWith("Schema mismatch for input column 'Counts': expected Graph, got Single", Message("Counts"), StringComparison.Ordinal);
        Assert.StartsWith("Could not find input column 'Names'; expected a vector.", Message("Graph", NodeValues.Scalar("Name", "Names")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Schema mismatch for input column 'Counts': expected a vector, got Single",
            Checks.SchemaMessage(ml.Transforms.ExpandNodes(values: NodeValues.Scalar("Count", "Counts")), bad, good),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Contains("width is 0; expected 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => NodeValues.Vector("A", "B", 0)).Message, StringComparison.Ordinal);
        Assert.Equal("outputColumnName", Assert.Throws<ArgumentException>(() => NodeValues.Scalar("", "B")).ParamName);
        Assert.Equal("inputColumnName", Assert.Throws<ArgumentException>(() => NodeValues.Vector("A", "")).ParamName);
        Assert.Throws<ArgumentException>(() => ml.Transforms.ExpandNodes(""));
        Assert.Throws<ArgumentException>(() => ml.Transforms.ExpandNodes("Graph", ""));
        string Message(string node, params NodeValues[] values) => Assert.Throws<ArgumentException>(() => ml.Transforms.ExpandNodes("Graph", node, values)).Message;
        Assert.Contains("make column 'Graph' twice, or hide the graphs in it", Message("Graph"), StringComparison.Ordinal);
        Assert.Contains("make column 'Node' twice", Message("Node", NodeValues.Scalar("Node", "B")), StringComparison.Ordinal);
        Assert.Contains("make column 'A' twice", Message("Node", NodeValues.Scalar("A", "B"), NodeValues.Vector("A", "C")), StringComparison.Ordinal);
        Assert.Contains("make column 'Graph' twice, or hide", Message("Node", NodeValues.Scalar("Graph", "B")), StringComparison.Ordinal);
    }

    private static IEnumerable<T> Unreadable<T>() => Enumerable.Range(0, 1).Select<int, T>(_ => throw new InvalidOperationException("The data were read."));

    private sealed class MixedRow
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public VBuffer<ReadOnlyMemory<char>> Names { get; set; }

        public long[] Counts { get; set; } = [];

        [KeyType(5)]
        public uint[] Classes { get; set; } = [];
    }

    private sealed class SparseRow
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public VBuffer<float> Three { get; set; }

        public VBuffer<float> One { get; set; }
    }

    private sealed class WrongRow
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float Counts { get; set; }
    }
}
