using System.Globalization;
using System.Net;

namespace Equivariant.ML.NBody;

/// <summary>Text and numbers as HTML and SVG want them, in the invariant culture.</summary>
internal static class Markup
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate of a drawing, to a hundredth of a pixel, or a number with so many decimals at most.</summary>
    public static string At(double value, int decimals = 2) =>
        value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);

    /// <summary>An error with three significant digits.</summary>
    public static string Error(double value)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        if (Math.Abs(value) >= 1e6)
        {
            return value.ToString("0.##e+0", CultureInfo.InvariantCulture);
        }

        int digits = value <= 0 ? 4 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 8);
        return value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>How many times: whole numbers from ten on.</summary>
    public static string Factor(double value) => value.ToString(value < 10 ? "F1" : "N0", CultureInfo.InvariantCulture) + "\u00a0×";

    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration in the unit that fits it, with a space that does not break.</summary>
    public static string Time(TimeSpan? time) => time switch
    {
        null => "–",
        { TotalMinutes: >= 1 } t => $"{(int)t.TotalMinutes}\u00a0min {t.Seconds:00}\u00a0s",
        { TotalSeconds: >= 1 } t => t.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + "\u00a0s",
        { TotalMilliseconds: >= 1 } t => t.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture) + "\u00a0ms",
        { } t => t.TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture) + "\u00a0µs",
    };
}
