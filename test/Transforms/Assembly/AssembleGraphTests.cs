using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using Equivariant.ML.Networks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class AssembleGraphTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Parts_of_any_graph_make_the_graph_that_a_builder_makes() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph parts = RandomGraphs.Any(random);
        bool undirected = random.Next(2) == 0;
        PlainRow row = PlainParts.RowOf(parts, random);
        AssembleGraphEstimator.Options options = PlainParts.OptionsFor(parts, undirected);
        if (row.NodeFeatures.Length + row.NodeTypes.Length + row.Positions.Length + row.Velocities.Length == 0 || random.Next(2) == 0)
        {
            options.NodeCountColumnName = nameof(PlainRow.NodeCount);
        }

        RandomGraphs.AssertSame(PlainParts.Build(row, parts, undirected), Assemble(options, row));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_common_case_takes_named_arguments()
    {
        var row = new PlainRow { Sources = [0, 1], Targets = [1, 2], NodeFeatures = [1, 2, 3, 4, 5, 6], NodeTypes = [8, 1, 1], Positions = [1, 2, 3] };
        Graph graph = Assemble(
            ml.Transforms.AssembleGraph(
                "Graph",
                edgeSourcesColumnName: "Sources",
                edgeTargetsColumnName: "Targets",
                nodeFeaturesColumnName: "NodeFeatures",
                nodeFeatureWidth: 2,
                nodeTypesColumnName: "NodeTypes",
                positionsColumnName: "Positions",
                dimension: 1,
                undirected: true),
            row);

        Assert.Equal([1, 0, 2, 1], graph.Sources.ToArray());
        Assert.Equal([0, 1, 1, 2], graph.Targets.ToArray());
        Assert.Equal((2, 1), (graph.NodeFeatureWidth, graph.Dimension));
        Assert.Equal([8, 1, 1], graph.NodeTypes.ToArray());
        Assert.Equal([1f, 2, 3], graph.Positions.ToArray());
    }

    [Fact]
    public void An_undirected_edge_has_its_features_both_ways_and_a_loop_once()
    {
        var row = new PlainRow { Sources = [0, 1], Targets = [1, 1], EdgeFeatures = [1, 2, 3, 4], EdgeWeights = [0.5f, 0.25f], EdgeTypes = [7, 9] };
        Graph graph = Assemble(
            new AssembleGraphEstimator.Options
            {
                EdgeSourcesColumnName = "Sources",
                EdgeTargetsColumnName = "Targets",
                EdgeFeaturesColumnName = "EdgeFeatures",
                EdgeFeatureWidth = 2,
                EdgeWeightsColumnName = "EdgeWeights",
                EdgeTypesColumnName = "EdgeTypes",
                Undirected = true,
            },
            row);

        Assert.Equal([1, 0, 1], graph.Sources.ToArray());
        Assert.Equal([0, 1, 1], graph.Targets.ToArray());
        Assert.Equal([1f, 2, 1, 2, 3, 4], graph.EdgeFeatures.ToArray());
        Assert.Equal([0.5f, 0.5f, 0.25f], graph.EdgeWeights.ToArray());
        Assert.Equal([7, 7, 9], graph.EdgeTypes.ToArray());
    }

    [Fact]
    public void The_number_of_nodes_follows_from_any_column_that_has_values_for_each_or_from_the_edges()
    {
        int Count(PlainRow row, Action<AssembleGraphEstimator.Options> choose)
        {
            var options = new AssembleGraphEstimator.Options();
            choose(options);
            return Assemble(options, row).NodeCount;
        }

        Assert.Equal(4, Count(new PlainRow { NodeCount = 4 }, options => options.NodeCountColumnName = "NodeCount"));
        Assert.Equal(2, Count(new PlainRow { NodeFeatures = new float[6] }, options => (options.NodeFeaturesColumnName, options.NodeFeatureWidth) = ("NodeFeatures", 3)));
        Assert.Equal(3, Count(new PlainRow { NodeTypes = [1, 2, 3] }, options => options.NodeTypesColumnName = "NodeTypes"));
        Assert.Equal(2, Count(new PlainRow { Positions = new float[6] }, options => options.PositionsColumnName = "Positions"));
        Assert.Equal(3, Count(new PlainRow { Velocities = new float[6] }, options => (options.VelocitiesColumnName, options.Dimension) = ("Velocities", 2)));
        Assert.Equal(6, Count(new PlainRow { Sources = [5, 0], Targets = [1, 2] }, EdgesOf));
        Assert.Equal(8, Count(new PlainRow { Sources = [5, 0], Targets = [1, 7] }, EdgesOf));
        Assert.Equal(0, Count(new PlainRow(), EdgesOf));
    }

    [Fact]
    public void A_row_of_empty_vectors_is_a_graph_without_nodes_of_the_same_widths()
    {
        Graph graph = Assemble(
            new AssembleGraphEstimator.Options { NodeFeaturesColumnName = "NodeFeatures", NodeFeatureWidth = 3, PositionsColumnName = "Positions" }, new PlainRow());

        Assert.Equal((0, 3, true), (graph.NodeCount, graph.NodeFeatureWidth, graph.HasPositions));
    }

    [Fact]
    public void Works_in_a_chain_before_and_after_saving()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new PlainRow { Sources = [0], Targets = [1], Label = 3 }, new PlainRow { Sources = [2], Targets = [0], Label = 4 }]);
        IEstimator<ITransformer> estimator = ml.Transforms.CopyColumns("From", "Sources")
            .Append(ml.Transforms.AssembleGraph("Bonds", "From", "Targets"))
            .Append(ml.Transforms.CompleteGraph("Graph", "Bonds"))
            .Append(ml.Transforms.CopyColumns("Copy", "Graph"));
        ITransformer model = Checks.FitAgreeing(estimator, data);

        foreach (ITransformer either in new[] { model, Checks.Reload(model, data.Schema) })
        {
            IDataView view = ml.Data.Cache(either.Transform(data));
            Assert.Equal([1, 1], view.Read<Graph>("Bonds").Select(graph => graph.EdgeCount));
            Assert.Equal([2, 6], view.Read<Graph>("Copy").Select(graph => graph.EdgeCount));
        }
    }

    [Fact]
    public void Every_option_is_saved()
    {
        Graph parts = new GraphBuilder(2).AddEdge(0, 1)
            .WithNodeFeatures([1, 2, 3, 4], 2).WithEdgeFeatures([5, 6, 7], 3).WithEdgeWeights([8]).WithPositions([1, 2, 3, 4], 2)
            .WithVelocities([5, 6, 7, 8], 2).WithNodeTypes([1, 2]).WithEdgeTypes([3]).Build();
        PlainRow row = PlainParts.RowOf(parts, new Random(1));
        AssembleGraphEstimator.Options options = PlainParts.OptionsFor(parts, undirected: true);
        options.OutputColumnName = "Molecule";
        options.NodeCountColumnName = "NodeCount";
        IDataView data = ml.Data.LoadFromEnumerable([row]);
        ITransformer model = Checks.FitAgreeing(ml.Transforms.AssembleGraph(options), data);

        RandomGraphs.AssertSame(PlainParts.Build(row, parts, undirected: true), Assert.Single(model.Transform(data).Read<Graph>("Molecule")));
        RandomGraphs.AssertSame(PlainParts.Build(row, parts, undirected: true), Assert.Single(Checks.Reload(model).Transform(data).Read<Graph>("Molecule")));
    }

    [Fact]
    public void What_the_caller_does_to_the_options_later_changes_nothing()
    {
        var options = new AssembleGraphEstimator.Options { NodeTypesColumnName = "NodeTypes" };
        AssembleGraphEstimator estimator = ml.Transforms.AssembleGraph(options);
        options.NodeTypesColumnName = "Other";

        Assert.Equal([4], Assemble(estimator, new PlainRow { NodeTypes = [4] }).NodeTypes.ToArray());
    }

    [Fact]
    public void A_prediction_engine_takes_plain_columns_through_to_a_score()
    {
        PlainRow[] rows = [.. Enumerable.Range(1, 12).Select(edges => new PlainRow
        {
            Sources = [.. Enumerable.Range(0, edges)],
            Targets = [.. Enumerable.Range(1, edges)],
            Label = edges,
        })];
        IDataView data = ml.Data.LoadFromEnumerable(rows);
        ITransformer model = ml.Transforms.AssembleGraph("Graph", "Sources", "Targets", undirected: true)
            .Append(ml.Regression.Trainers.GraphRegression(network: new GnnOptions { Layers = 1, Width = 4 }, epochs: 2))
            .Fit(data);
        float[] scores = model.Transform(data).Read<float>("Score");
        using PredictionEngine<PlainRow, Prediction> engine = ml.Model.CreatePredictionEngine<PlainRow, Prediction>(Checks.Reload(model, data.Schema));

        Assert.Equal(scores, rows.Select(row => engine.Predict(row).Score));
        Assert.True(scores.Distinct().Count() > 1, "graphs differ");
    }

    [Fact]
    public void Only_the_columns_that_are_needed_are_read_and_only_for_rows_that_are_read()
    {
        CountingRow[] rows = [new(), new(), new()];
        IDataView view = ml.Transforms.AssembleGraph("Graph", nodeTypesColumnName: "Types").Fit(ml.Data.LoadFromEnumerable(rows)).Transform(ml.Data.LoadFromEnumerable(rows));

        Assert.Equal([0f, 0, 0], view.Read<float>("Id"));
        Assert.Equal((0, 0), (rows.Sum(row => row.TypesRead), rows.Sum(row => row.OtherRead)));
        using (DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Graph"]]))
        {
            ValueGetter<Graph> get = cursor.GetGetter<Graph>(view.Schema["Graph"]);
            Assert.True(cursor.MoveNext() && cursor.MoveNext());
            Graph graph = null!;
            get(ref graph);
            Assert.False(cursor.IsColumnActive(view.Schema["Types"]));
            Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Graph"]));
        }

        Assert.Equal([0, 1, 0], rows.Select(row => row.TypesRead));
        Assert.Equal(0, rows.Sum(row => row.OtherRead));
    }

    [Fact]
    public void Of_the_input_only_what_the_graph_is_made_of_is_asked_for()
    {
        var spy = new SpyView(ml.Data.LoadFromEnumerable([new PlainRow()]));
        ITransformer transformer = ml.Transforms.AssembleGraph("Graph", "Sources", "Targets", nodeTypesColumnName: "NodeTypes").Fit(spy);

        Assert.Equal(["Label"], spy.AskedFor(transformer, "Label"));
        Assert.Equal(["NodeTypes", "Sources", "Targets"], spy.AskedFor(transformer, "Graph"));
        Assert.Equal(["Label", "NodeTypes", "Sources", "Targets"], spy.AskedFor(transformer, "Graph", "Label", "Targets"));
    }

    private static void EdgesOf(AssembleGraphEstimator.Options options) =>
        (options.EdgeSourcesColumnName, options.EdgeTargetsColumnName) = ("Sources", "Targets");

    private Graph Assemble(AssembleGraphEstimator.Options options, PlainRow row) => Assemble(ml.Transforms.AssembleGraph(options), row);

    private Graph Assemble(AssembleGraphEstimator estimator, PlainRow row)
    {
        IDataView data = ml.Data.LoadFromEnumerable([row]);
        return Assert.Single(ml.Data.CreateEnumerable<AssembledRow>(estimator.Fit(data).Transform(data), reuseRowObject: false)).Graph;
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }

    /// <summary>Counts how often its vectors are read.</summary>
    private sealed class CountingRow
    {
        private readonly int[] vector = [1, 2];

        [NoColumn]
        public int TypesRead { get; private set; }

        [NoColumn]
        public int OtherRead { get; private set; }

        public float Id { get; set; }

        public int[] Types
        {
            get
            {
                TypesRead++;
                return vector;
            }
        }

        public int[] Other
        {
            get
            {
                OtherRead++;
                return vector;
            }
        }
    }
}
