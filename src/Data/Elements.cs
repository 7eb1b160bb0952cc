namespace Equivariant.ML.Data;

/// <summary>The 118 chemical elements: symbols and atomic numbers.</summary>
public static class Elements
{
    /// <summary>The highest atomic number.</summary>
    public const int Count = 118;

    private static readonly string[] Symbols = (
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr "
        + "Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu "
        + "Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr "
        + "Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og").Split(' ');

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> NumberBySymbol = Symbols
        .Select((symbol, i) => (symbol, number: i + 1))
        .ToDictionary(row => row.symbol, row => row.number, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The symbol of an element, such as "C" for 6.</summary>
    /// <param name="number">The atomic number, 1 to 118.</param>
    /// <exception cref="ArgumentOutOfRangeException">No element has this number.</exception>
    public static string Symbol(int number) => number is >= 1 and <= Count
        ? Symbols[number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"Atomic number {number}; expected 1 to {Count}.");

    /// <summary>The atomic number of an element, such as 6 for "C"; upper and lower case are the same.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <exception cref="ArgumentException">No element has this symbol.</exception>
    public static int Number(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return TryNumber(symbol, out int number)
            ? number
            : throw new ArgumentException($"'{symbol}' is no element; expected a symbol such as 'C'.", nameof(symbol));
    }

    /// <summary>The atomic number of an element, where the symbol is one; upper and lower case are the same.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="number">The atomic number, 1 to 118; 0 where there is none.</param>
    public static bool TryNumber(ReadOnlySpan<char> symbol, out int number) => NumberBySymbol.TryGetValue(symbol, out number);
}
