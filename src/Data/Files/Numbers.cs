using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Numbers as scientific programs write them, in no culture.</summary>
internal static class Numbers
{
    private const int LongestNumber = 64;

    /// <summary>
    /// Parses a number. Beside 1.5e-3 it takes Fortran's 1.5d-3 and Mathematica's 1.5*^-3, which QM9 has.
    /// A number that is not finite, or too large for a double, is not taken.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (!TryParseInvariant(text, out value) && !TryParseOtherExponent(text, out value))
        {
            return false;
        }

        return double.IsFinite(value);
    }

    private static bool TryParseInvariant(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryParseOtherExponent(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int mark = text.IndexOfAny('d', 'D', '*');
        int exponent = mark < 0 ? 0 : text[mark..].StartsWith("*^") ? mark + 2 : text[mark] == '*' ? 0 : mark + 1;
        if (exponent == 0 || text.Length > LongestNumber)
        {
            return false;
        }

        Span<char> usual = stackalloc char[LongestNumber + 1];
        text[..mark].CopyTo(usual);
        usual[mark] = 'e';
        text[exponent..].CopyTo(usual[(mark + 1)..]);
        return TryParseInvariant(usual[..(mark + 1 + text.Length - exponent)], out value);
    }
}
