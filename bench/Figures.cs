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
    internal void Write(string name, double value, string unit) => Write(name, value, unit, null);

    /// <summary>Prints a figure beside the peer's on the same work in the same run, and how many times faster ours is.</summary>
    internal void Write(string name, double value, string unit, double? peer)
    {
        if (!json)
        {
            string beside = peer is { } its ? string.Create(CultureInfo.InvariantCulture, $"   peer {its:g5}   ratio {its / value:f2}") : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {value,12:g5} {unit}{beside}"));
            return;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("figure", name);
            writer.WriteNumber("value", value);
            writer.WriteString("unit", unit);
            if (peer is { } its)
            {
                writer.WriteNumber("peer", its);
                writer.WriteNumber("ratio", its / value);
            }

            writer.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        output.Flush();
    }

    /// <summary>The middle value.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }
}
