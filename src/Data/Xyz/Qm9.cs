namespace Equivariant.ML.Data;

/// <summary>
/// The QM9 form of XYZ (R. Ramakrishnan et al., "Quantum chemistry structures and properties of 134 kilo molecules", 2014):
/// a comment of fifteen unnamed properties, and three lines after the atoms.
/// </summary>
internal static class Qm9
{
    private static readonly string[] Keys =
        ["tag", "index", "A", "B", "C", "mu", "alpha", "homo", "lumo", "gap", "r2", "zpve", "U0", "U", "H", "G", "Cv"];

    /// <summary>Whether a comment line is QM9's; then its properties are added under their usual names.</summary>
    public static bool TryParse(string comment, Dictionary<string, string> info)
    {
        string[] fields = comment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Keys.Length || fields[0] != "gdb")
        {
            return false;
        }

        for (int i = 1; i < Keys.Length; i++)
        {
            info[Keys[i]] = fields[i];
        }

        return true;
    }

    /// <summary>Reads the vibrational frequencies, which are passed over, and the SMILES and InChI of the relaxed geometry.</summary>
    public static void ReadTail(LineReader lines, Dictionary<string, string> info)
    {
        _ = Fields(lines, "the frequencies of a QM9 molecule");
        info["smiles"] = Fields(lines, "the SMILES of a QM9 molecule")[^1];
        info["inchi"] = Fields(lines, "the InChI of a QM9 molecule")[^1];
    }

    private static string[] Fields(LineReader lines, string expected)
    {
        if (!lines.TryRead(out ReadOnlySpan<char> line))
        {
            throw lines.FailAtEnd(expected);
        }

        string[] fields = line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 0 ? fields : throw lines.Fail($"found an empty line; expected {expected}.");
    }
}
