using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Columns of numbers as text files, databases and data frames give them.</summary>
public class NumberTypeTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Edges_and_types_may_be_of_any_type_of_number()
    {
        AssertAssembles<sbyte>([0, 1, 127]);
        AssertAssembles<byte>([0, 1, 127]);
        AssertAssembles<short>([0, 1, 127]);
        AssertAssembles<ushort>([0, 1, 127]);
        AssertAssembles<int>([0, 1, 127]);
        AssertAssembles<uint>([0, 1, 127]);
        AssertAssembles<long>([0, 1, 127]);
        AssertAssembles<ulong>([0, 1, 127]);
        AssertAssembles<float>([0, 1, 127]);
        AssertAssembles<double>([0, 1, 127]);
    }

    [Fact]
    public void Types_go_up_to_what_a_graph_holds_and_no_further()
    {
        Assert.Equal([int.MaxValue], Types(new Row<long> { Values = [int.MaxValue] }));
        Assert.Equal([int.MaxValue], Types(new Row<double> { Values = [int.MaxValue] }));
        Assert.Equal([16777215], Types(new Row<float> { Values = [16777215] }));
        Assert.Equal("found 2147483648 at place 0; expected a whole number from 0 to 2147483647.", Problem(new Row<uint> { Values = [1u << 31] }));
        Assert.Equal("found 18446744073709551615 at place 0; expected a whole number from 0 to 2147483647.", Problem(new Row<ulong> { Values = [ulong.MaxValue] }));
        Assert.Equal("found -9223372036854775808 at place 0; expected a whole number from 0 to 2147483647.", Problem(new Row<long> { Values = [long.MinValue] }));
        Assert.Equal("found 2147483648 at place 1; expected a whole number from 0 to 2147483647.", Problem(new Row<double> { Values = [0, 2147483648] }));
    }

    [Fact]
    public void A_Single_that_may_have_been_another_number_before_it_was_rounded_is_refused() =>
        Assert.Equal("found 16777216 at place 0; expected a whole number from 0 to 16777215.", Problem(new Row<float> { Values = [16777216] }));

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_that_are_not_whole_are_refused(double value, string name)
    {
        Assert.Equal($"found {name} at place 0; expected a whole number from 0 to 2147483647.", Problem(new Row<double> { Values = [value] }));
        Assert.Equal($"found {name} at place 0; expected a whole number from 0 to 16777215.", Problem(new Row<float> { Values = [(float)value] }));
    }

    [Fact]
    public void Keys_count_from_their_first_value_and_a_missing_one_is_refused()
    {
        // An array of keys holds them as a data view does: from 1 on, and 0 where one is missing.
        Assert.Equal([2, 0], Types(new KeyRow { Values = [3, 1] }));
        Assert.Equal("found a missing key at place 1; expected a key.", Problem(new KeyRow { Values = [1, 0] }));
    }

    [Fact]
    public void Measures_may_be_of_double_precision_as_far_as_single_precision_goes()
    {
        var row = new Row<double> { Values = [0.1, 2] };
        Assert.Equal([0.1f, 2f], Assemble(row, new() { NodeFeaturesColumnName = "Values" }).NodeFeatures.ToArray());
        row.Values[1] = 1e300;
        Assert.EndsWith(
            "column 'Values', row 0: found 1E+300 at place 1; expected a finite number of single precision.",
            Assert.Throws<InvalidOperationException>(() => Assemble(row, new() { NodeFeaturesColumnName = "Values" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sparse_vectors_are_zero_where_they_leave_out_a_place()
    {
        var row = new SparseRow { Features = new VBuffer<float>(6, 2, [5, 7], [1, 4]), Types = new VBuffer<int>(3, 1, [9], [2]) };
        Graph graph = Assemble(row, new() { NodeFeaturesColumnName = "Features", NodeFeatureWidth = 2, NodeTypesColumnName = "Types" });

        Assert.Equal([0f, 5, 0, 0, 7, 0], graph.NodeFeatures.ToArray());
        Assert.Equal([0, 0, 9], graph.NodeTypes.ToArray());
    }

    [Fact]
    public void The_node_count_may_be_of_any_type_of_number_and_is_whole()
    {
        AssembleGraphEstimator.Options options = new() { NodeCountColumnName = "Value" };
        Assert.Equal(3, Assemble(new Scalar<float> { Value = 3 }, options).NodeCount);
        Assert.Equal(3, Assemble(new Scalar<ulong> { Value = 3 }, options).NodeCount);
        Assert.EndsWith(
            "column 'Value', row 0: found 2.5; expected a whole number from 0 to 16777215.",
            Assert.Throws<InvalidOperationException>(() => Assemble(new Scalar<float> { Value = 2.5f }, options)).Message,
            StringComparison.Ordinal);
    }

    private void AssertAssembles<T>(T[] values)
    {
        Graph graph = Assemble(new Row<T> { Values = values }, new() { EdgeSourcesColumnName = "Values", EdgeTargetsColumnName = "Values", EdgeTypesColumnName = "Values" });
        Assert.Equal(128, graph.NodeCount);
        Assert.Equal([0, 1, 127], graph.Sources.ToArray());
        Assert.Equal([0, 1, 127], graph.Targets.ToArray());
        Assert.Equal([0, 1, 127], graph.EdgeTypes.ToArray());
    }

    private int[] Types<TRow>(TRow row)
        where TRow : class => Assemble(row, new() { NodeTypesColumnName = "Values" }).NodeTypes.ToArray();

    private string Problem<TRow>(TRow row)
        where TRow : class
    {
        const string Place = "AssembleGraph, column 'Values', row 0: ";
        string message = Assert.Throws<InvalidOperationException>(() => Types(row)).Message;
        Assert.StartsWith(Place, message, StringComparison.Ordinal);
        return message[Place.Length..];
    }

    private Graph Assemble<TRow>(TRow row, AssembleGraphEstimator.Options options)
        where TRow : class
    {
        IDataView data = ml.Data.LoadFromEnumerable([row]);
        return Assert.Single(Checks.FitAgreeing(ml.Transforms.AssembleGraph(options), data).Transform(data).Read<Graph>("Graph"));
    }

    private sealed class Row<T>
    {
        public T[] Values { get; set; } = [];
    }

    private sealed class Scalar<T>
    {
        public T Value { get; set; } = default!;
    }

    private sealed class KeyRow
    {
        [KeyType(3)]
        public uint[] Values { get; set; } = [];
    }

    private sealed class SparseRow
    {
        public VBuffer<float> Features { get; set; }

        public VBuffer<int> Types { get; set; }
    }
}
