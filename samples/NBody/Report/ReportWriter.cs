using Equivariant.ML.Terminal;

namespace Equivariant.ML.NBody;

/// <summary>Writes the report to a file, whole or not at all.</summary>
internal static class ReportWriter
{
    public static void Write(NBodyReport report, string path) => WholeFile.Write(path, beside => File.WriteAllText(beside, ReportPage.Draw(report)));
}
