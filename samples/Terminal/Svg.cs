using System.Globalization;
using System.Net;

namespace Equivariant.ML.Terminal;

/// <summary>Text and numbers as a drawing takes them, in the invariant culture.</summary>
public static class Svg
{
    // Told apart by those who see fewer colours, too (Okabe and Ito 2008); more than these begin again.
    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    /// <summary>A text in which nothing is markup.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate, to a hundredth of a pixel.</summary>
    public static string At(double place) => place.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The colour of one of several things, from 0.</summary>
    public static string Color(int place) => Colors[place % Colors.Length];
}
