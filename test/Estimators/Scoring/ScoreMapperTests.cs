using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Rows scored one by one, and what that has to do with rows scored together.</summary>
public sealed class ScoreMapperTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_prediction_engine_gives_the_bits_that_the_rows_have_in_a_view()
    {
        Sample[] rows = Samples.Motion(100);
        GraphRegressionTransformer numbers = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(rows));
        NodeVectorRegressionTransformer vectors = ml.Regression.Trainers.NodeVectorRegression(Small.Vectors(1)).Fit(ml.View(rows));
        using PredictionEngine<Sample, Scored> number = ml.Model.CreatePredictionEngine<Sample, Scored>(numbers);
        using PredictionEngine<Sample, ScoredVectors> vector = ml.Model.CreatePredictionEngine<Sample, ScoredVectors>(vectors);

        Assert.Equal(ml.Scores(numbers, rows), rows.Select(row => number.Predict(row).Score));
        Assert.Equal(ml.VectorScores(vectors, rows), rows.Select(row => vector.Predict(row).Score));
        Assert.Equal(ml.Scores(numbers, rows), rows.Select(row => numbers.Model.Predict(row.Graph)));
        Assert.Equal(ml.VectorScores(vectors, rows), rows.Select(row => vectors.Model.Predict(row.Graph)));
    }

    [Fact]
    public void Batching_equals_one_by_one()
    {
        // Of every size, so that rows fall on every lane of the registers.
        var random = new Random(1);
        Graph[] graphs = [.. Enumerable.Range(0, 60).Select(i => RandomGraphs.Graph(random, new GraphForm(2, true, 1, true, true, 3, true)))];
        foreach (NetworkOptions network in new NetworkOptions[]
        {
            new EgnnOptions { Layers = 2, Width = 12, InferEdges = true, NodeAttributes = true, InitialDistances = true, Messages = Aggregation.Sum },
            new GnnOptions { Layers = 2, Width = 12, Gate = true },
            new RadialFieldOptions { Layers = 2, Width = 12 },
        })
        {
            foreach (Output output in new Output[]
            {
                new GraphNumbers { Readout = Readout.Sum }, new GraphNumbers { Readout = Readout.Mean }, new GraphNumbers { Readout = Readout.Max },
                new GraphNumbers { Readout = new AttentionReadout() }, new GraphNumbers { Readout = new Set2SetReadout() },
                new NodeVectors { Target = VectorTarget.Position }, new NodeVectors { Target = VectorTarget.Direction },
            })
            {
                if (network.NodeWidth > 0 || output is NodeVectors)
                {
                    var description = new ModelDescription
                    {
                        Network = network,
                        Output = output,
                        Graphs = GraphSchema.Learn(graphs),
                        Scores = output is NodeVectors ? new VectorScores() : new NumberScores { Scales = [new TargetScale()] },
                    };
                    var predictor = new GraphPredictor(new GraphNetwork(description, new Tensors.ManagedEngine(1), seed: 1));
                    float[][] batched = predictor.Predict([.. graphs.Select(graph => new GraphRow(graph))]);
                    Assert.Equal(graphs.Select(graph => predictor.Predict([new GraphRow(graph)])[0]), batched);
                    Assert.All(batched, scores => Assert.All(scores, score => Assert.True(float.IsFinite(score))));
                }
            }
        }
    }

    [Fact]
    public void An_engine_names_what_it_cannot_score_and_goes_on()
    {
        Sample[] rows = Samples.Distances(10);
        using PredictionEngine<Sample, Scored> engine =
            ml.Model.CreatePredictionEngine<Sample, Scored>(ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(rows)));

        float first = engine.Predict(rows[0]).Score;
        Assert.Contains("expected 3, as in the first training graph", Assert.Throws<InvalidOperationException>(
            () => engine.Predict(new Sample { Graph = new GraphBuilder(1).Build() })).Message);
        Assert.Contains("holds no graph", Assert.Throws<InvalidOperationException>(() => engine.Predict(new Sample())).Message);
        Assert.Equal(first, engine.Predict(rows[0]).Score);
    }

    [Fact]
    public void Only_what_is_needed_is_asked_of_the_input()
    {
        ITransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Samples.Distances(5)));
        IRowToRowMapper mapper = model.GetRowToRowMapper(ml.View([]).Schema);

        Assert.Equal(["Graph"], mapper.GetDependencies([mapper.OutputSchema["Score"]]).Select(column => column.Name));
        Assert.Equal(["Id"], mapper.GetDependencies([mapper.OutputSchema["Id"]]).Select(column => column.Name));
        Assert.Equal(["Graph", "Id"], mapper.GetDependencies(mapper.OutputSchema.Where(column => column.Name is "Graph" or "Score" or "Id")).Select(column => column.Name));
    }

    [Fact]
    public void A_row_gives_only_the_columns_that_were_asked_for()
    {
        IDataView view = ml.View(Samples.Distances(5));
        IRowToRowMapper mapper = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(view).GetRowToRowMapper(view.Schema);
        DataViewSchema.Column score = mapper.OutputSchema["Score"];
        using DataViewRowCursor rows = view.GetRowCursor(mapper.GetDependencies([score]));
        using DataViewRow row = mapper.GetRow(rows, [score]);

        Assert.NotNull(row.GetGetter<float>(score));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.GetGetter<Graph>(mapper.OutputSchema["Graph"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.GetGetter<int>(mapper.OutputSchema["Id"]));
        Assert.Throws<ArgumentNullException>(() => mapper.GetDependencies(null!));
        Assert.Throws<ArgumentNullException>(() => mapper.GetRow(null!, [score]));
        Assert.Throws<ArgumentNullException>(() => mapper.GetRow(rows, null!));
    }

    [Fact]
    public void Columns_of_one_row_are_of_one_reading_of_it()
    {
        Sample[] rows = Samples.Distances(5);
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(rows));
        IRowToRowMapper mapper = model.GetRowToRowMapper(ml.View([]).Schema);
        DataViewSchema.Column column = mapper.OutputSchema["Score"];
        var input = new MovingRow(mapper.InputSchema, position => rows[position].Graph.WithNodeTypes([]));
        using DataViewRow row = mapper.GetRow(input, [column]);
        ValueGetter<float>[] getters = [row.GetGetter<float>(column), row.GetGetter<float>(column)];
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (ValueGetter<float> get in getters)
            {
                float score = 0;
                get(ref score);
                Assert.Equal(model.Model.Predict(rows[i].Graph), score);
            }

            Assert.Equal(i + 1, input.Made);
            input.Move();
        }
    }
}
