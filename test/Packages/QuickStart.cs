using System.Globalization;
using System.Text;

namespace Equivariant.ML.Packages.Tests;

/// <summary>The README's quick start, as the README has it, and a small file of the molecules that it reads.</summary>
internal static class QuickStart
{
    private const string Usings = """
        using Equivariant.ML.Data;
        using Equivariant.ML.Estimators;
        using Equivariant.ML.Networks;
        using Microsoft.ML;
        using Microsoft.ML.Data;


        """;

    /// <summary>The statements, with the usings that an editor would add.</summary>
    public static string Statements { get; } = Usings + Block("new MLContext(");

    /// <summary>The class of a row.</summary>
    public static string Row { get; } = Usings + Block("class Molecule");

    /// <summary>An XYZ file as QM7's is: molecules of hydrogen, carbon and oxygen whose energy falls with each pair's distance.</summary>
    public static string MoleculesFile(int count)
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int molecule = 0; molecule < count; molecule++)
        {
            (string Element, double[] Place)[] atoms =
            [
                .. Enumerable.Range(0, 3 + random.Next(4)).Select(_ => ("HCO"[random.Next(3)].ToString(), Place(random))),
            ];
            double energy = atoms
                .SelectMany((first, index) => atoms.Take(index).Select(second => Distance(first.Place, second.Place)))
                .Sum(distance => -100 * Math.Exp(-distance));
            text.Append(CultureInfo.InvariantCulture, $"{atoms.Length}\nhof_kcal_mol={energy:f4}\n");
            foreach ((string element, double[] place) in atoms)
            {
                text.Append(CultureInfo.InvariantCulture, $"{element} {place[0]:f4} {place[1]:f4} {place[2]:f4}\n");
            }
        }

        return text.ToString();
    }

    private static double[] Place(Random random) => [3 * random.NextDouble(), 3 * random.NextDouble(), 3 * random.NextDouble()];

    private static double Distance(double[] first, double[] second) => Math.Sqrt(first.Zip(second, (x, y) => (x - y) * (x - y)).Sum());

    private static string Block(string containing) => File.ReadAllText(Path.Combine(ThisBuild.RepositoryFolder, "README.md"))
        .ReplaceLineEndings("\n")
        .Split("```csharp\n")
        .Skip(1)
        .Select(block => block.Split("```")[0])
        .First(block => block.Contains(containing, StringComparison.Ordinal));
}
