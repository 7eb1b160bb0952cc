using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Equivariant.ML.Bench;

/// <summary>Where figures are printed: one JSON object a line, or aligned columns.</summary>
internal sealed class Figures(TextWriter output, bool json)
{
    // Lines that people read, too: µ as it is.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints a figure.</summary>
    internal void Write(string name, double value, string unit, double? peer = null) => Write(new Figure(name, value, unit) { Peer = peer });

    /// <summary>Prints a figure.</summary>
    internal void Write(Figure figure)
    {
        output.WriteLine(json ? Json(figure) : Line(figure));
        output.Flush();
    }

    /// <summary>The middle value.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    private static string Line(Figure figure)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-36} {figure.Value,12:g5} {figure.Unit}");
        line += figure.StandardError is { } error ? string.Create(CultureInfo.InvariantCulture, $" ± {error:g2}") : "";
        line += figure.Seeds is { } seeds ? $"   seeds {string.Join(", ", seeds)}" : "";
        foreach ((string name, double value, string shareName, double share) in Beside(figure))
        {
            line += string.Create(CultureInfo.InvariantCulture, $"   {name} {value:g5}   {shareName} {share:f2}");
        }

        return line;
    }

    private static string Json(Figure figure)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("figure", figure.Name);
            writer.WriteNumber("value", figure.Value);
            writer.WriteString("unit", figure.Unit);
            if (figure.StandardError is { } error)
            {
                writer.WriteNumber("standard_error", error);
            }

            if (figure.Seeds is { } seeds)
            {
                writer.WriteStartArray("seeds");
                foreach (int seed in seeds)
                {
                    writer.WriteNumberValue(seed);
                }

                writer.WriteEndArray();
            }

            foreach ((string name, double value, string shareName, double share) in Beside(figure))
            {
                writer.WriteNumber(name, value);
                writer.WriteNumber(shareName, share);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static IEnumerable<(string Name, double Value, string ShareName, double Share)> Beside(Figure figure)
    {
        if (figure is { Peer: { } peer, Ratio: { } ratio })
        {
            yield return ("peer", peer, "ratio", ratio);
        }

        if (figure is { Peak: { } peak, Fraction: { } fraction })
        {
            yield return ("peak", peak, "fraction", fraction);
        }
    }
}
