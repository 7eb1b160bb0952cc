using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Molecules from an XYZ or extended XYZ file, one after the other, with what its comment lines say.</summary>
internal static class ReadXyz
{
    internal static void Run(TextWriter output)
    {
        const string File = """
            3
            Properties=species:S:1:pos:R:3:forces:R:3 energy=-76.4
            O 0.0  0.0   0.12  0.0  0.0  0.1
            H 0.0  0.76 -0.47  0.0  0.2 -0.05
            H 0.0 -0.76 -0.47  0.0 -0.2 -0.05
            """;
        foreach (XyzFrame frame in XyzReader.Read(new StringReader(File), "water.xyz"))
        {
            output.WriteLine($"{string.Concat(frame.Symbols)}: energy {frame.Number("energy"):f1}, {frame.AtomValues("forces").Length} numbers of forces");
            output.WriteLine(frame.Graph);
        }
    }
}
