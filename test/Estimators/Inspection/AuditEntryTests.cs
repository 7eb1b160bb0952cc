using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Audits as users ask for them: of a model at graphs, of a transformer at rows.</summary>
public sealed class AuditEntryTests
{
    private readonly MLContext ml = new();

    [Fact]
    public void A_trained_model_holds_what_it_declares()
    {
        Sample[] rows = Samples.Distances(20);
        GraphRegressionTransformer numbers = ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(rows));
        Assert.True(numbers.Model.AuditSymmetry(rows.Select(row => row.Graph)).Passed);

        NodeVectorRegressionTransformer vectors = ml.Regression.Trainers.NodeVectorRegression(Small.Vectors()).Fit(ml.View(Samples.Motion(20)));
        Assert.Equal(SymmetryVerdict.Holds, vectors.AuditSymmetry(ml.View(Samples.Motion(20))).Rotation.Verdict);
    }

    [Fact]
    public void A_transformer_reads_the_first_rows()
    {
        Sample[] rows = Samples.Distances(20);
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(rows));
        SymmetryAudit audit = model.AuditSymmetry(ml.View(rows), maxRows: 7);
        Assert.Equal((7, 7), (audit.GraphCount, audit.RowCount));
        Assert.Equal(20, model.AuditSymmetry(ml.View(rows)).RowCount);
    }

    [Fact]
    public void Of_links_those_edges_carry_messages_that_did_in_training()
    {
        Graph ring = Ring(12);
        Link[] rows = [.. Enumerable.Range(0, 12).SelectMany(node => new[]
        {
            new Link { Graph = ring, Source = node, Target = (node + 1) % 12, Label = true },
            new Link { Graph = ring, Source = node, Target = (node + 5) % 12 },
        })];
        var options = new LinkPredictionTrainer.Options { Network = new GnnOptions { Layers = 2, Width = 8 }, Epochs = 2, ValidationFraction = 0, Seed = 1, Threads = 1 };
        IDataView view = ml.Data.LoadFromEnumerable(rows);
        LinkPredictionTransformer model = ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(view);

        SymmetryAudit audit = model.AuditSymmetry(view);
        Assert.Equal((1, 24), (audit.GraphCount, audit.RowCount));
        Assert.Equal(SymmetryVerdict.Holds, audit.Permutation.Verdict);

        // A permuted ring is not known from training: which edges carry messages is settled before.
        PosedGraph posed = SymmetryAuditor.Posed(model.Model.Predictor, ring, [.. rows.Select(row => new GraphRow(ring, row.Source, row.Target))]);
        float[] scores = [.. model.Model.Predict(ring, [.. rows.Select(row => (row.Source, row.Target))]).Select(prediction => prediction.Score)];
        Assert.Equal((48, 24), (ring.EdgeCount, posed.Graph.EdgeCount));
        Assert.Equal(scores, PosedPrediction.Predict(model.Model.Predictor.Network, posed).Select(score => (float)score));
        Assert.Equal(SymmetryVerdict.Holds, model.Model.AuditSymmetry([ring]).Permutation.Verdict);
    }

    [Fact]
    public void Graphs_that_cannot_be_audited_are_named()
    {
        Sample[] rows = Samples.Distances(10);
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(rows));
        Graph other = new GraphBuilder(2).WithPositions([0, 0, 1, 1], 2).Build();

        Assert.Throws<ArgumentNullException>(() => model.Model.AuditSymmetry(null!));
        Assert.Throws<ArgumentException>(() => model.Model.AuditSymmetry([]));
        Assert.Equal("graphs[1]", Assert.Throws<ArgumentNullException>(() => model.Model.AuditSymmetry([rows[0].Graph, null!])).ParamName);
        Assert.Contains("Row 1: ", Assert.Throws<InvalidOperationException>(() => model.Model.AuditSymmetry([rows[0].Graph, other])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Row 1: ",
            Assert.Throws<InvalidOperationException>(() => model.AuditSymmetry(ml.View([rows[0], new Sample { Graph = other }]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.AuditSymmetry(ml.View([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.AuditSymmetry(ml.View(rows), maxRows: 0));
        Assert.Contains(
            "'Graph'",
            Assert.Throws<ArgumentOutOfRangeException>(() => model.AuditSymmetry(ml.Data.LoadFromEnumerable(new[] { new Scored() }))).Message,
            StringComparison.Ordinal);
    }

    private static Graph Ring(int nodes)
    {
        var builder = new GraphBuilder(nodes).WithNodeFeatures([.. Enumerable.Range(0, nodes).Select(node => MathF.Sin(node))], 1);
        for (int node = 0; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node, (node + 1) % nodes).AddUndirectedEdge(node, (node + 2) % nodes);
        }

        return builder.Build();
    }

    private sealed class Link
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public int Source { get; set; }

        public int Target { get; set; }

        public bool Label { get; set; }
    }
}
