using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.NBody;

/// <summary>A model loaded from its file. Nothing has to be registered: the file says what loads it.</summary>
internal sealed class SavedModel : IDisposable
{
    private readonly PredictionEngine<SystemRow, PredictedRow> engine;

    public SavedModel(string path)
    {
        var ml = new MLContext();
        engine = ml.Model.CreatePredictionEngine<SystemRow, PredictedRow>(Load(ml, path));
    }

    /// <summary>Predicted positions at the target step: [n, 3].</summary>
    public float[] Predict(ChargedSystem system) => engine.Predict(SystemRow.Of(system)).Score;

    public void Dispose() => engine.Dispose();

    private static ITransformer Load(MLContext ml, string path)
    {
        try
        {
            return ml.Model.Load(path, out _);
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException or InvalidDataException)
        {
            throw new FormatException($"{path} is no model file that can be loaded: {problem.GetBaseException().Message}");
        }
    }
}
