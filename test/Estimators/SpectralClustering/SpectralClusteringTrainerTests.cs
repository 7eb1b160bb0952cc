using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class SpectralClusteringTrainerTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Nodes_of_three_rings_are_told_apart_without_being_told_how_many()
    {
        IDataView rows = View(ClusteredSample.Rows(ClusteredSample.Rings()));
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(rows);
        IDataView scored = model.Transform(rows);

        Assert.Equal(ClusteredSample.Keys, scored.Read<uint>(null, "PredictedLabel"));
        Assert.Equal(3UL, ((KeyDataViewType)scored.Schema["PredictedLabel"].Type).Count);
        VBuffer<float>[] scores = [.. scored.Read<VBuffer<float>>(null, "Score")];
        Assert.All(scores.Zip(ClusteredSample.Keys), row => Assert.Equal(row.First.DenseValues().Min(), row.First.GetItemOrDefault((int)row.Second - 1)));
        Assert.Equal(ClusteredSample.Keys.Select(key => (int)key - 1), model.Model.Communities.Assignments.ToArray());
    }

    [Fact]
    public void Some_rows_are_enough_and_another_object_of_the_same_graph_will_do()
    {
        ClusteredSample[] rows = [.. ClusteredSample.Rows(ClusteredSample.Rings()).Take(3), .. ClusteredSample.Rows(ClusteredSample.Rings()).Skip(20)];
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering(numberOfClusters: 3).Fit(View(rows));

        Assert.Equal(ClusteredSample.Keys, model.Transform(View(ClusteredSample.Rows(ClusteredSample.Rings()))).Read<uint>(null, "PredictedLabel"));
    }

    [Fact]
    public void A_saved_model_answers_with_the_same_bits()
    {
        IDataView rows = View(ClusteredSample.Rows(ClusteredSample.Rings(grown: 2)));
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(View(ClusteredSample.Rows(ClusteredSample.Rings())));
        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        var loaded = Assert.IsType<SpectralClusteringTransformer>(new MLContext().Model.Load(file, out _));

        Assert.Equal(Answers(model, rows), Answers(loaded, rows));
        Assert.Equal(model.Model.Communities.Eigenvalues.ToArray(), loaded.Model.Communities.Eigenvalues.ToArray());
    }

    [Fact]
    public void A_graph_that_has_grown_keeps_its_communities_and_new_nodes_join_them()
    {
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(View(ClusteredSample.Rows(ClusteredSample.Rings())));
        Graph grown = ClusteredSample.Rings(grown: 3);

        Assert.Equal([.. ClusteredSample.Keys, 3, 3, 3], model.Transform(View(ClusteredSample.Rows(grown))).Read<uint>(null, "PredictedLabel"));
        Assert.Equal([2, 2, 2], model.Model.Predict(grown)[^3..]);
    }

    [Fact]
    public void A_node_that_nothing_leads_to_has_no_community()
    {
        Graph apart = new GraphBuilder(25).AddEdges(ClusteredSample.Rings().Sources, ClusteredSample.Rings().Targets).Build();
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(View(ClusteredSample.Rows(apart)));
        IDataView scored = model.Transform(View(ClusteredSample.Rows(apart)));

        Assert.Equal([.. ClusteredSample.Keys, 0], scored.Read<uint>(null, "PredictedLabel"));
        Assert.All(scored.Read<VBuffer<float>>(null, "Score").Last().DenseValues(), score => Assert.True(float.IsNaN(score)));
    }

    [Fact]
    public void A_prediction_engine_answers_as_the_rows_together()
    {
        IDataView rows = View(ClusteredSample.Rows(ClusteredSample.Rings()));
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(rows);
        PredictionEngine<ClusteredSample, ClusterAnswer> engine = ml.Model.CreatePredictionEngine<ClusteredSample, ClusterAnswer>(model);

        Assert.Equal(ClusteredSample.Keys, ClusteredSample.Rows(ClusteredSample.Rings()).Select(row => engine.Predict(row).PredictedLabel));
    }

    [Fact]
    public void Another_graph_is_an_error_that_names_the_row()
    {
        IDataView rows = View(ClusteredSample.Rows(ClusteredSample.Rings()));
        SpectralClusteringTransformer model = ml.Clustering.Trainers.SpectralClustering().Fit(rows);
        Graph other = ClusteredSample.Rings().WithEdgesWhere(edge => edge != 5);
        ClusteredSample[] mixed = [ClusteredSample.Rows(ClusteredSample.Rings())[0], ClusteredSample.Rows(other)[1]];

        string message = Assert.Throws<InvalidOperationException>(() => model.Transform(View(mixed)).Read<uint>(null, "PredictedLabel").Count()).Message;
        Assert.StartsWith("Row 1: the graph of 24 nodes is not the one", message, StringComparison.Ordinal);
        message = Assert.Throws<InvalidOperationException>(() => ml.Clustering.Trainers.SpectralClustering().Fit(View(mixed))).Message;
        Assert.StartsWith("Row 1: the graph in 'Graph' is another than the first row's", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_clustered_is_refused_saying_why()
    {
        Assert.Contains("There are no rows", Assert.Throws<InvalidOperationException>(() => Fit([])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "has no communities to be found: The graph has no edges", Assert.Throws<InvalidOperationException>(() => Fit(ClusteredSample.Rows(new GraphBuilder(2).Build()))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "could not find", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Clustering.Trainers.SpectralClustering("Missing").Fit(View([]))).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Clustering.Trainers.SpectralClustering(numberOfClusters: 0));

        SpectralClusteringTransformer Fit(ClusteredSample[] rows) => ml.Clustering.Trainers.SpectralClustering().Fit(View(rows));
    }

    [Fact]
    public void The_shape_of_the_output_is_told_before_training()
    {
        IDataView rows = View(ClusteredSample.Rows(ClusteredSample.Rings()));
        SpectralClusteringTrainer trainer = ml.Clustering.Trainers.SpectralClustering();
        SchemaShape shape = trainer.GetOutputSchema((SchemaShape)Hidden.ShapeOf(rows.Schema));
        var found = (SchemaShape)Hidden.ShapeOf(trainer.Fit(rows).GetOutputSchema(rows.Schema));

        Assert.Equal(found.Select(Describe).Order(), shape.Select(Describe).Order());

        static string Describe(SchemaShape.Column column) => $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey}";
    }

    [Fact]
    public void A_cancelled_search_says_so()
    {
        var options = new SpectralClusteringTrainer.Options { CancellationToken = new CancellationToken(canceled: true) };
        Graph large = Neighbors.Nearest(new GraphBuilder(3000).WithPositions([.. Enumerable.Range(0, 9000).Select(i => (float)Math.Sin(i * i))]).Build(), 4);
        Graph both = large.WithEdges([.. large.Sources, .. large.Targets], [.. large.Targets, .. large.Sources]);

        Assert.ThrowsAny<OperationCanceledException>(() => ml.Clustering.Trainers.SpectralClustering(options).Fit(View([new ClusteredSample { Graph = both }])));
    }

    private static string[] Answers(ITransformer model, IDataView rows)
    {
        IDataView scored = model.Transform(rows);
        return [.. scored.Read<VBuffer<float>>(null, "Score").Zip(scored.Read<uint>(null, "PredictedLabel"), (score, label) => $"{label} {string.Join(' ', score.DenseValues().Select(BitConverter.SingleToUInt32Bits))}")];
    }

    private IDataView View(ClusteredSample[] rows) => ml.Data.LoadFromEnumerable(rows);

    private sealed class ClusterAnswer
    {
        [KeyType(3)]
        public uint PredictedLabel { get; set; }
    }
}
