using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML;
using Microsoft.ML.AutoML;

var services = new ServiceCollection();
services.AddGraphPrediction<Molecule, Energy>(args[0]);
using (ServiceProvider provider = services.BuildServiceProvider())
{
    Predictions.Print(provider.GetRequiredService<IGraphPredictionPool<Molecule, Energy>>().Predict);
}

var ml = new MLContext(seed: 1);
IDataView molecules = ml.Data.LoadFromEnumerable(XyzReader.Read("qm7.xyz").Select(frame => new Molecule
{
    Graph = frame.Graph,
    Energy = (float)frame.Number("hof_kcal_mol"),
}));
SweepablePipeline pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 5)
    .Append(ml.Auto().GraphRegression(new GraphRegressionTrainer.Options { LabelColumnName = "Energy" }));
TrialResult best = ml.Auto().CreateExperiment()
    .SetDataset(ml.Data.TrainTestSplit(molecules, testFraction: 0.2))
    .SetRegressionMetric(RegressionMetric.MeanAbsoluteError, "Energy")
    .SetMaxModelToExplore(1)
    .SetTrainingTimeInSeconds(300)
    .SetGraphTrialRunner(pipeline)
    .Run();
Console.WriteLine(best.Model is null ? "no model was found" : "a model was found");
