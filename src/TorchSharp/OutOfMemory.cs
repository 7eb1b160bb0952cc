using System.Globalization;
using System.Text.RegularExpressions;

namespace Equivariant.ML.TorchSharp;

/// <summary>What torch says where there is no memory left: its errors have no type of their own.</summary>
internal static partial class OutOfMemory
{
    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        ["bytes"] = 1, ["KiB"] = 1L << 10, ["MiB"] = 1L << 20, ["GiB"] = 1L << 30,
    };

    private static readonly string[] Phrases = ["out of memory", "can't allocate memory", "not enough memory", "_ALLOC_FAILED"];

    /// <summary>How many bytes were asked for, 0 where the message does not say; null where it speaks of something else.</summary>
    internal static long? BytesWanted(string message)
    {
        if (!Array.Exists(Phrases, phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        Match wanted = Wanted().Match(message);
        return wanted.Success ? (long)(double.Parse(wanted.Groups[1].Value, CultureInfo.InvariantCulture) * Units[wanted.Groups[2].Value]) : 0;
    }

    // "Tried to allocate 2.50 GiB (GPU 0; …", "you tried to allocate 800 bytes."
    [GeneratedRegex(@"ried to allocate (\d+(?:\.\d+)?) (bytes|KiB|MiB|GiB)", RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();
}
