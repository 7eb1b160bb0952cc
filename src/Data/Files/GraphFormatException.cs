namespace Equivariant.ML.Data;

/// <summary>
/// A file that is not what its format says. The message names the file and the line, what was found and what was expected.
/// </summary>
public sealed class GraphFormatException : FormatException
{
    /// <summary>Creates the exception for a place in a text file.</summary>
    /// <param name="file">The file, or the name given with a stream.</param>
    /// <param name="line">The line, from 1; 0 where the file has no lines.</param>
    /// <param name="problem">What was found and what was expected.</param>
    public GraphFormatException(string file, long line, string problem)
        : base(line > 0 ? $"{file}, line {line}: {problem}" : $"{file}: {problem}")
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, or the name given with a stream.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 where the file has no lines.</summary>
    public long Line { get; }
}
