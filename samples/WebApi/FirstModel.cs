using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.WebApi;

/// <summary>A small model for the first start, so that there is something to ask. A real service is given the path of its model.</summary>
internal static class FirstModel
{
    /// <summary>Trains a model, unless an earlier start has.</summary>
    /// <returns>Its path.</returns>
    internal static string Train(IConfigurationSection section)
    {
        TrainingOptions options = section.Get<TrainingOptions>() ?? new();
        string path = Path.Combine(AppContext.BaseDirectory, options.Output);
        if (!File.Exists(path))
        {
            // Written beside and moved: a start that is broken off leaves no half file.
            string beside = $"{path}.{Path.GetRandomFileName()}";
            Train(options, beside);
            File.Move(beside, path, overwrite: true);
        }

        return path;
    }

    private static void Train(TrainingOptions options, string path)
    {
        var ml = new MLContext(seed: 1);
        IEnumerable<Molecule> rows = options.Data is { } file
            ? XyzReader.Read(file).Select(frame => new Molecule { Graph = frame.Graph, Energy = (float)frame.Number(options.Label) })
            : SpringMolecules.All();
        IDataView molecules = ml.Data.LoadFromEnumerable(rows.Take(options.Molecules).ToArray());
        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 5)
            .Append(ml.Regression.Trainers.GraphRegression(
                labelColumnName: nameof(Molecule.Energy),
                network: new EgnnOptions { Layers = 2, Width = 32, UpdatePositions = false, InferEdges = true },
                epochs: options.Epochs));
        ml.Model.Save(pipeline.Fit(molecules), molecules.Schema, path);
    }
}
