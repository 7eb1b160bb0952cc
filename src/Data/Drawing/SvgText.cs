using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace Equivariant.ML.Data;

/// <summary>Text and numbers as a drawing takes them.</summary>
internal static class SvgText
{
    /// <summary>A text in which nothing is markup; what XML has no sign for becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        }

        return WebUtility.HtmlEncode(clean.ToString());
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number with three digits.</summary>
    public static string Number(double value) => value.ToString("g3", CultureInfo.InvariantCulture);
}
