using System.Globalization;
using System.Text;
using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>A prediction as text: a line for each particle.</summary>
internal static class PredictionText
{
    public static string Of(ChargedSystem system, float[] predicted)
    {
        var text = new StringBuilder("particle  charge predicted x         y         z      true x         y         z\n");
        for (int i = 0; i < system.Charges.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,8}  {system.Charges[i],6:+0;-0}  {Place(predicted, i)}  {Place(system.Targets, i)}\n");
        }

        return text.ToString();
    }

    private static string Place(float[] positions, int i) =>
        string.Concat(positions.Skip(3 * i).Take(3).Select(x => x.ToString("f5", CultureInfo.InvariantCulture).PadLeft(10)));
}
