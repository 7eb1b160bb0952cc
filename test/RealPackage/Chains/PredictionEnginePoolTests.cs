using Equivariant.ML.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ML;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class PredictionEnginePoolTests
{
    [Fact]
    public void Our_models_are_served_by_ML_NET_s_pool_also_from_many_threads()
    {
        var ml = new MLContext(1);
        IDataView data = Cluster.Load(ml);
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "energy.zip");
            ITransformer model = Save(ml, data, epochs: 1, path);
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddPredictionEnginePool<Cluster, Scored>().FromFile("energy", path, watchForChanges: false);
            using ServiceProvider provider = services.BuildServiceProvider();
            PredictionEnginePool<Cluster, Scored> pool = provider.GetRequiredService<PredictionEnginePool<Cluster, Scored>>();

            Cluster[] rows = [.. ml.Data.CreateEnumerable<Cluster>(data, reuseRowObject: false)];
            float[] expected = [.. model.Transform(data).GetColumn<float>("Score")];
            Assert.Equal(expected, rows.Select(row => pool.Predict("energy", row).Score));
            Parallel.For(0, 8 * rows.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
                Assert.Equal(expected[i % rows.Length], pool.Predict("energy", rows[i % rows.Length]).Score));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ITransformer Save(MLContext ml, IDataView data, int epochs, string path)
    {
        ITransformer model = ml.Transforms.RadiusGraph("Graph", 2).Append(ml.Regression.Trainers.GraphRegression("Energy", epochs: epochs)).Fit(data);
        ml.Model.Save(model, data.Schema, path);
        return model;
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
