using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Estimators.Fresh;
using Microsoft.ML;
using Microsoft.ML.Data;

if (args[0] == "train")
{
    Training.Run(checkpoint: args[1], model: args[2]);
    return;
}

// Nothing is registered, and no type of ours that predicts is named: ML.NET alone finds it.
MLContext ml = new();
ITransformer model = ml.Model.Load(args[1], out _);
switch (args[0])
{
    case "numbers":
        using (PredictionEngine<Rows, Number> engine = ml.Model.CreatePredictionEngine<Rows, Number>(model))
        {
            Print(Rows.Clouds(10).Select(engine.Predict).SelectMany(number => new[] { number.Score, number.Scaled }));
        }

        break;
    case "vectors":
        using (PredictionEngine<Rows, Vectors> engine = ml.Model.CreatePredictionEngine<Rows, Vectors>(model))
        {
            Print(Rows.Clouds(10).Select(engine.Predict).SelectMany(vectors => vectors.Score));
        }

        break;
    default:
        Stream(int.Parse(args[2], CultureInfo.InvariantCulture));
        break;
}

static void Print(IEnumerable<float> scores) =>
    Console.WriteLine(string.Join(' ', scores.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture))));

// Scores many rows and prints how many there were and the most memory that the process ever had.
void Stream(int count)
{
    IDataView scored = model.Transform(ml.Data.LoadFromEnumerable(Rows.Clouds(count)));
    DataViewSchema.Column column = scored.Schema["Score"];
    using DataViewRowCursor cursor = scored.GetRowCursor([column]);
    ValueGetter<float> get = cursor.GetGetter<float>(column);
    int finite = 0;
    float score = 0;
    while (cursor.MoveNext())
    {
        get(ref score);
        finite += float.IsFinite(score) ? 1 : 0;
    }

    using Process self = Process.GetCurrentProcess();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finite} {self.PeakWorkingSet64}"));
}
