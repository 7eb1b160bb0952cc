using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Models that were saved and loaded again.</summary>
internal static class Reloaded
{
    /// <summary>The model as another context loads it.</summary>
    internal static ITransformer Of(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        ml.Model.Save(model, schema, file);
        file.Position = 0;
        return new MLContext().Model.Load(file, out _);
    }

    /// <summary>Checks that the loaded model makes the same columns as the model, and in some the same numbers.</summary>
    internal static void AssertAlike(MLContext ml, ITransformer model, IDataView data, params string[] columns)
    {
        IDataView expected = model.Transform(data);
        IDataView found = Of(ml, model, data.Schema).Transform(data);
        Assert.Equal(expected.Schema.Select(column => (column.Name, column.Type.ToString())), found.Schema.Select(column => (column.Name, column.Type.ToString())));
        Assert.All(columns, column => Assert.Equal(expected.GetColumn<float>(column), found.GetColumn<float>(column)));
    }

    /// <summary>Checks that a row alone, through a prediction engine, of the model and of the loaded one, gets the score that it gets among the others.</summary>
    internal static void AssertPredictsAlike<TRow>(MLContext ml, ITransformer model, IDataView data)
        where TRow : class, new()
    {
        float[] expected = [.. model.Transform(data).GetColumn<float>("Score")];
        TRow[] rows = [.. ml.Data.CreateEnumerable<TRow>(data, reuseRowObject: false)];
        foreach (ITransformer either in new[] { model, Of(ml, model, data.Schema) })
        {
            using PredictionEngine<TRow, Scored> engine = ml.Model.CreatePredictionEngine<TRow, Scored>(either);
            Assert.Equal(expected, rows.Select(row => engine.Predict(row).Score));
        }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
