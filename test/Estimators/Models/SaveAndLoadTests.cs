using System.Globalization;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

public sealed class SaveAndLoadTests : IDisposable
{
    private readonly MLContext ml = new(seed: 1);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"equivariant-{Guid.NewGuid():N}.zip");

    public static TheoryData<NetworkOptions> Networks =>
    [
        new EgnnOptions
        {
            Layers = 2, Width = 6, Activation = Activation.Relu, Residual = false, Messages = Aggregation.Sum, Coordinates = Aggregation.Sum,
            Differences = Differences.Unit, BoundSteps = true, InferEdges = true, NodeAttributes = true, InitialDistances = true, PullToOrigin = 0.01,
        },
        new GnnOptions { Layers = 2, Width = 6, Gate = true },
        new GcnOptions { Width = 6 },
        new GcniiOptions { Layers = 3, Width = 6, LastWidth = 5 },
        new RadialFieldOptions { Layers = 2, Width = 6, InitialDistances = true },
        new LinearDynamicsOptions(),
    ];

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_chain_predicts_the_same_bits_in_this_process_and_in_a_fresh_one()
    {
        ITransformer model = SavedModels.Numbers(ml);
        float[] expected = SavedModels.NumberScores(ml, model);
        ml.Model.Save(model, null, file);
        MLContext fresh = new();

        Assert.Equal(expected, SavedModels.NumberScores(fresh, fresh.Model.Load(file, out _)));
        Assert.Equal(expected, FreshProcess.Scores("numbers", file));
        Assert.True(expected.Distinct().Count() > 10);
    }

    [Fact]
    public void A_model_by_itself_predicts_the_same_bits_in_this_process_and_in_a_fresh_one()
    {
        ITransformer model = SavedModels.Vectors(ml);
        float[] expected = SavedModels.VectorScores(ml, model);
        ml.Model.Save(model, null, file);
        MLContext fresh = new();
        ITransformer loaded = fresh.Model.Load(file, out _);

        Assert.IsType<NodeVectorRegressionTransformer>(loaded);
        Assert.Equal(expected, SavedModels.VectorScores(fresh, loaded));
        Assert.Equal(expected, FreshProcess.Scores("vectors", file));
    }

    [Theory]
    [MemberData(nameof(Networks), DisableDiscoveryEnumeration = true)]
    public void Every_option_of_a_network_is_kept(NetworkOptions network)
    {
        Sample[] rows = Samples.Motion(10);
        NodeVectorRegressionTrainer.Options vectors = Small.Vectors(1);
        vectors.Network = network;
        vectors.Target = VectorTarget.Direction;
        Same(ml.Regression.Trainers.NodeVectorRegression(vectors).Fit(ml.View(rows)), rows, ml.VectorScores);
        if (network.NodeWidth > 0)
        {
            GraphRegressionTrainer.Options numbers = Small.Graph(1);
            numbers.Network = network;
            numbers.Readout = Readout.Max;
            Same(ml.Regression.Trainers.GraphRegression(numbers).Fit(ml.View(rows)), rows, ml.Scores);
        }
    }

    [Fact]
    public void Every_option_of_a_readout_is_kept()
    {
        Sample[] rows = Samples.Distances(10);
        foreach (ReadoutOptions readout in new ReadoutOptions[] { Readout.Sum, Readout.Mean, Readout.Max, new AttentionReadout(), new Set2SetReadout { Steps = 2 } })
        {
            GraphRegressionTrainer.Options options = Small.Graph(1);
            options.Readout = readout;
            GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows));
            Same(model, rows, ml.Scores);
            Assert.Equal(readout, ((GraphNumbers)model.Model.Predictor.Network.Description.Output).Readout);
        }
    }

    [Fact]
    public void A_loaded_model_saves_the_same_file_again()
    {
        foreach (ITransformer model in new[] { SavedModels.Vectors(ml), SavedModels.Numbers(ml) })
        {
            byte[] first = SavedModels.Save(model);
            byte[] second = SavedModels.Save(SavedModels.Load(first));
            Assert.Equal(ModelParts.Read(first), ModelParts.Read(second));
        }
    }

    [Fact]
    public void A_kind_of_ours_is_loaded_by_us_though_another_assembly_claims_it()
    {
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Samples.Distances(5)));
        Assert.IsType<GraphRegressionTransformer>(SavedModels.Load(SavedModels.Save(model)));
    }

    [Fact]
    public void Scoring_ten_times_the_rows_takes_no_more_memory()
    {
        ml.Model.Save(SavedModels.Numbers(ml), null, file);
        long Peak(int rows)
        {
            string[] printed = FreshProcess.Run("stream", file, rows.ToString(CultureInfo.InvariantCulture)).Split(' ');
            Assert.Equal(rows.ToString(CultureInfo.InvariantCulture), printed[0]);
            return long.Parse(printed[1], CultureInfo.InvariantCulture);
        }

        Assert.InRange(Peak(71_000), 0, 1.1 * Peak(7_100));
    }

    private static void Same<T>(ITransformer model, Sample[] rows, Func<ITransformer, IEnumerable<Sample>, T[]> scores) =>
        Assert.Equal(scores(model, rows), scores(SavedModels.Load(SavedModels.Save(model)), rows));
}
