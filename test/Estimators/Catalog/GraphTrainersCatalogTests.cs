using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class GraphTrainersCatalogTests
{
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string, Action<GraphTrainerOptions>> OutOfRange => new()
    {
        { "BatchSize", options => options.BatchSize = 0 },
        { "BatchSize", options => options.BatchSize = -1 },
        { "Epochs", options => options.Epochs = 0 },
        { "Epochs", options => options.Epochs = -5 },
        { "Threads", options => options.Threads = -1 },
        { "ValidateEvery", options => options.ValidateEvery = 0 },
        { "GradientNorm", options => options.GradientNorm = 0 },
        { "GradientNorm", options => options.GradientNorm = double.NaN },
        { "WeightAverage", options => options.WeightAverage = 1 },
        { "WeightAverage", options => options.WeightAverage = -0.1 },
        { "ValidationFraction", options => options.ValidationFraction = 1 },
        { "ValidationFraction", options => options.ValidationFraction = double.NaN },
        { "Loss", options => ((QuantityTrainerOptions)options).Loss = (Loss)7 },
        { "LearningRate", options => options.Optimizer = new AdamOptions { LearningRate = 0 } },
        { "LearningRate", options => options.Optimizer = new AdamOptions { LearningRate = -1 } },
        { "LearningRate", options => options.Optimizer = new SgdOptions { LearningRate = double.NaN } },
        { "WeightDecay", options => options.Optimizer = new AdamOptions { WeightDecay = -1 } },
        { "Width", options => options.Network = new EgnnOptions { Width = 0 } },
        { "Width", options => options.Network = new GnnOptions { Width = -64 } },
        { "Layers", options => options.Network = new EgnnOptions { Layers = 0 } },
        { "Layers", options => options.Network = new GnnOptions { Layers = -1 } },
        { "GraphColumnName", options => options.GraphColumnName = "" },
        { "LabelColumnName", options => ((LabelledTrainerOptions)options).LabelColumnName = null! },
        { "Network", options => options.Network = null! },
        { "Optimizer", options => options.Optimizer = null! },
        { "Schedule", options => options.Schedule = null! },
    };

    [Fact]
    public void Named_arguments_and_options_make_the_same_trainer()
    {
        Sample[] rows = Samples.Motion(20);
        var egnn = new EgnnOptions { Layers = 1, Width = 4, UpdatePositions = false };
        Assert.Equal(
            ml.Scores(new MLContext(seed: 3).Regression.Trainers.GraphRegression("Label", "Graph", egnn, epochs: 2).Fit(ml.View(rows)), rows),
            ml.Scores(new MLContext(seed: 3).Regression.Trainers.GraphRegression(new() { Network = egnn, Epochs = 2 }).Fit(ml.View(rows)), rows));
        var field = new RadialFieldOptions { Layers = 1, Width = 4 };
        Assert.Equal(
            ml.VectorScores(new MLContext(seed: 3).Regression.Trainers.NodeVectorRegression("Vectors", "Graph", field, epochs: 2).Fit(ml.View(rows)), rows),
            ml.VectorScores(new MLContext(seed: 3).Regression.Trainers.NodeVectorRegression(new() { LabelColumnName = "Vectors", Network = field, Epochs = 2 }).Fit(ml.View(rows)), rows));
    }

    [Fact]
    public void The_defaults_are_an_EGNN()
    {
        Sample[] rows = Samples.Motion(2);
        GraphRegressionModelParameters numbers = ml.Regression.Trainers.GraphRegression(epochs: 1).Fit(ml.View(rows)).Model;
        NodeVectorRegressionModelParameters vectors = ml.Regression.Trainers.NodeVectorRegression("Vectors", epochs: 1).Fit(ml.View(rows)).Model;

        Assert.Equal(new EgnnOptions { UpdatePositions = false }, numbers.Network);
        Assert.Equal(new EgnnOptions(), vectors.Network);
        Assert.True(numbers.ParameterCount > 50_000 && vectors.ParameterCount > 50_000);
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void An_option_that_is_out_of_range_is_named(string name, Action<GraphTrainerOptions> change)
    {
        GraphRegressionTrainer.Options numbers = new();
        NodeVectorRegressionTrainer.Options vectors = new();
        change(numbers);
        change(vectors);
        foreach (Action make in new Action[] { () => ml.Regression.Trainers.GraphRegression(numbers), () => ml.Regression.Trainers.NodeVectorRegression(vectors) })
        {
            ArgumentException error = Assert.ThrowsAny<ArgumentException>(make);
            Assert.Equal(name, error.ParamName);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_of_one_task_and_arguments_are_checked_too()
    {
        Assert.Equal("Readout", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.GraphRegression(new() { Readout = (Readout)9 })).ParamName);
        Assert.Equal("Target", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.NodeVectorRegression(new() { Target = (VectorTarget)9 })).ParamName);
        Assert.Equal("Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.GraphRegression(epochs: 0)).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentNullException>(() => ml.Regression.Trainers.NodeVectorRegression(null!)).ParamName);
        Assert.Equal("catalog", Assert.Throws<ArgumentNullException>(() => ((RegressionCatalog.RegressionTrainers)null!).GraphRegression()).ParamName);
    }

    [Fact]
    public void Columns_are_checked_before_data_are_read()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Unreadable());
        IDataView others = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 1).Select(_ => new { Label = 1f }));
        SchemaShape shape = Shape(rows);
        void Check(string expected, string graph, string label, bool vectors)
        {
            IEstimator<ITransformer> trainer = vectors
                ? ml.Regression.Trainers.NodeVectorRegression(label, graph, epochs: 1)
                : ml.Regression.Trainers.GraphRegression(label, graph, epochs: 1);
            IEstimator<ITransformer> chain = ml.Transforms.CopyColumns("Copy", "Label").Append(trainer);
            foreach (Action use in new Action[] { () => trainer.GetOutputSchema(shape), () => trainer.Fit(rows), () => chain.GetOutputSchema(shape), () => chain.Fit(rows) })
            {
                Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>(use).Message, StringComparison.Ordinal);
            }
        }

        Check("Could not find graph column 'Molecule'", "Molecule", "Label", vectors: false);
        Check("Could not find graph column 'Molecule'", "Molecule", "Vectors", vectors: true);
        Check("Schema mismatch for graph column 'Id': expected Graph, got Int32", "Id", "Label", vectors: false);
        Check("Schema mismatch for graph column 'Vectors': expected Graph, got Vector<Single>", "Vectors", "Vectors", vectors: true);
        Check("Could not find label column 'Energy'", "Graph", "Energy", vectors: false);
        Check("Schema mismatch for label column 'Id': expected Single or Vector<Single> of a known size, got Int32", "Graph", "Id", vectors: false);
        Check("Schema mismatch for label column 'Vectors': expected Single or Vector<Single> of a known size, got Vector<Single>", "Graph", "Vectors", vectors: false);
        Check("Schema mismatch for label column 'Graph': expected Single or Vector<Single> of a known size, got Graph", "Graph", "Graph", vectors: false);
        Check("Schema mismatch for label column 'Label': expected Vector<Single>, got Single", "Graph", "Label", vectors: true);

        // Validation rows are looked at before training rows are read.
        Assert.Contains("graph column 'Graph'", Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Regression.Trainers.GraphRegression(epochs: 1).Fit(rows, others)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_checks_the_column_of_graphs_before_data_are_read()
    {
        ITransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Samples.Distances(2)));
        IDataView missing = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 1).Select<int, Other>(_ => throw new InvalidOperationException("The data were read.")));
        IDataView wrong = ml.Transforms.CopyColumns("Graph", "Label").Fit(missing).Transform(missing);
        foreach ((IDataView view, string message) in new[]
        {
            (missing, "Could not find graph column 'Graph'"), (wrong, "Schema mismatch for graph column 'Graph': expected Graph, got Single"),
        })
        {
            foreach (Action use in new Action[] { () => model.Transform(view), () => model.GetOutputSchema(view.Schema), () => model.GetRowToRowMapper(view.Schema) })
            {
                Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(use).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_output_has_the_inputs_columns_and_the_score()
    {
        IDataView rows = ml.View(Samples.Motion(2));
        SchemaShape numbers = ml.Regression.Trainers.GraphRegression().GetOutputSchema(Shape(rows));
        SchemaShape vectors = ml.Regression.Trainers.NodeVectorRegression("Vectors").GetOutputSchema(Shape(rows));

        Assert.Equal(["Graph", "Label", "Vectors", "Id", "Score"], numbers.Select(column => column.Name));
        Assert.Equal((SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single), (numbers[4].Kind, numbers[4].ItemType));
        Assert.Equal((SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.Single), (vectors[4].Kind, vectors[4].ItemType));

        // A score that is already there gives way.
        IDataView scored = ml.Transforms.CopyColumns("Score", "Id").Fit(rows).Transform(rows);
        SchemaShape replaced = ml.Regression.Trainers.GraphRegression().GetOutputSchema(Shape(scored));
        Assert.Equal(NumberDataViewType.Single, Assert.Single(replaced, column => column.Name == "Score").ItemType);
    }

    [Fact]
    public void Labels_may_have_a_fixed_length()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Samples.Motion(4).Select(row => new Fixed { Graph = row.Graph, Vectors = row.Vectors }));
        Assert.NotNull(ml.Regression.Trainers.NodeVectorRegression(Small.Vectors(1)).Fit(rows));
    }

    private static SchemaShape Shape(IDataView view) => (SchemaShape)Interop.Hidden.ShapeOf(view.Schema);

    private static IEnumerable<Sample> Unreadable() =>
        Enumerable.Range(0, 1).Select<int, Sample>(_ => throw new InvalidOperationException("The data were read."));

    private sealed class Other
    {
        public float Label { get; set; }
    }

    private sealed class Fixed
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        [VectorType(9)]
        public float[] Vectors { get; set; } = [];
    }
}
