using System.Globalization;
using Equivariant.ML.Data;
using Microsoft.ML;

/// <summary>Prints predictions for the same rows in every process, as the bits that they are.</summary>
internal static class Predictions
{
    /// <summary>The first molecules of the file that the quick start reads.</summary>
    public static IEnumerable<Molecule> Molecules => XyzReader.Read("qm7.xyz").Take(20).Select(frame => new Molecule { Graph = frame.Graph });

    public static void Print(MLContext ml, ITransformer model)
    {
        using PredictionEngine<Molecule, Energy> engine = ml.Model.CreatePredictionEngine<Molecule, Energy>(model);
        Print(engine.Predict);
    }

    public static void Print(Func<Molecule, Energy> predict) => Print("energy", Molecules.Select(molecule => predict(molecule).Score));

    public static void PrintChain(MLContext ml, ITransformer model)
    {
        using PredictionEngine<PlainRow, ChainEnergy> engine = ml.Model.CreatePredictionEngine<PlainRow, ChainEnergy>(model);
        Print("chain", PlainRow.Some(20).Select(engine.Predict).SelectMany(energy => new[] { energy.Score, energy.Final }));
    }

    private static void Print(string name, IEnumerable<float> numbers) => Console.WriteLine(
        $"{name} {string.Join(' ', numbers.Select(number => BitConverter.SingleToInt32Bits(number).ToString("x8", CultureInfo.InvariantCulture)))}");
}

/// <summary>What the quick start's model predicts.</summary>
public sealed class Energy
{
    public float Score { get; set; }
}

/// <summary>What the chain predicts, and what ML.NET's own last transform made of it.</summary>
public sealed class ChainEnergy
{
    public float Score { get; set; }

    public float Final { get; set; }
}
