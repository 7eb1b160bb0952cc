using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

public class GraphEncodingTests
{
    private readonly MLContext ml = new(seed: 1);

    private static readonly Graph Whole = WholeGraphs.Draw(new Random(5));

    [Fact]
    public void Each_method_does_what_the_code_does_that_it_names()
    {
        void Holds(GraphRewriteEstimator estimator, Graph expected)
        {
            IDataView rows = Rows(Whole);
            RandomGraphs.AssertSame(expected, Assert.Single(Checks.FitAgreeing(estimator, rows).Transform(rows).Read<Graph>("Other")));
        }

        Holds(ml.Transforms.DegreeEncoding("Other", 4, "Graph", EdgeDirection.In), Whole.WithDegreeEncoding(4, EdgeDirection.In));
        Holds(ml.Transforms.RandomWalkEncoding("Other", 4, "Graph"), Whole.WithRandomWalkEncoding(4));
        Holds(ml.Transforms.DistanceEncoding("Other", 4, "Graph", EdgeDirection.Out), Whole.WithDistanceEncoding(4, EdgeDirection.Out));
        Holds(ml.Transforms.WeisfeilerLehmanEncoding("Other", 2, 5, "Graph", edgeTypes: false, nodeFeatures: true), Whole.WithWeisfeilerLehmanEncoding(2, 5, false, true));
        Holds(ml.Transforms.GaussianDistances("Other", 4, 0.9, "Graph"), Whole.WithGaussianDistances(4, 0.9));
        Holds(ml.Transforms.BesselDistances("Other", 4, 0.9, "Graph", exponent: 3), Whole.WithBesselDistances(4, 0.9, exponent: 3));
        Holds(ml.Transforms.AddVirtualNode("Other", "Graph", meanFeatures: true, nodeType: 2, weight: 0.5f, edgeType: 3), Whole.WithVirtualNode(true, 2, 0.5f, 3));
    }

    [Fact]
    public void A_row_of_which_there_is_no_such_graph_is_named()
    {
        string Message(GraphRewriteEstimator estimator)
        {
            IDataView rows = Rows(Whole, new GraphBuilder(1).WithNodeTypes([1]).Build());
            return Assert.Throws<InvalidOperationException>(() => estimator.Fit(rows).Transform(rows).Read<Graph>("Graph")).Message;
        }

        Assert.StartsWith("BesselDistances, column 'Graph', row 1: Graph: 1 nodes, 0 edges has no positions", Message(ml.Transforms.BesselDistances("Graph", 3, 1)), StringComparison.Ordinal);
        Assert.StartsWith("AddVirtualNode, column 'Graph', row 0: ", Message(ml.Transforms.AddVirtualNode("Graph", edgeType: 1)), StringComparison.Ordinal);
        Assert.StartsWith("AddVirtualNode, column 'Graph', row 0: ", Message(ml.Transforms.AddVirtualNode("Graph", nodeType: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_checked_where_they_are_given()
    {
        Assert.Equal("maxDegree", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.DegreeEncoding("Graph", 0)).ParamName);
        Assert.Equal("direction", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.DegreeEncoding("Graph", 1, direction: (EdgeDirection)7)).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RandomWalkEncoding("Graph", 0)).ParamName);
        Assert.Equal("distances", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.DistanceEncoding("Graph", 0)).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.WeisfeilerLehmanEncoding("Graph", -1, 3)).ParamName);
        Assert.Equal("bits", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.WeisfeilerLehmanEncoding("Graph", 1, 25)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.GaussianDistances("Graph", 1, 1)).ParamName);
        Assert.Equal("cutoff", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.BesselDistances("Graph", 1, double.NaN)).ParamName);
        Assert.Equal("nodeType", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.AddVirtualNode("Graph", nodeType: -2)).ParamName);
    }

    private IDataView Rows(params Graph[] graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
