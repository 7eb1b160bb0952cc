using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Equivariant.ML.Terminal;

/// <summary>Options whose errors say what was found and what was expected.</summary>
public static class CommonOptions
{
    /// <summary>A whole number, not below <paramref name="least"/>.</summary>
    public static Option<int> WholeNumber(string name, string description, int usual, int least = 1) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = found => int.TryParse(Text(found), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : Refuse<int>(found, $"{name} is '{Text(found)}'; expected a whole number from {least} to {int.MaxValue}."),
    };

    /// <summary>A number above 0.</summary>
    public static Option<double> PositiveNumber(string name, string description, double usual) => new(name)
    {
        Description = description,
        HelpName = "X",
        DefaultValueFactory = _ => usual,
        CustomParser = found => double.TryParse(Text(found), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && double.IsFinite(value)
            ? value
            : Refuse<double>(found, $"{name} is '{Text(found)}'; expected a number above 0."),
    };

    /// <summary>What the random numbers start from.</summary>
    public static Option<int> Seed() =>
        WholeNumber("--seed", "What all random numbers start from: the same seed, the same result", usual: 1, least: 0);

    /// <summary>The folder that gets the results; it need not exist.</summary>
    public static Option<DirectoryInfo> Output(string usual) => new("--output")
    {
        Description = "The folder for the results, made where it does not exist",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(usual),
        CustomParser = found => Text(found).Length > 0 && !File.Exists(Text(found))
            ? new DirectoryInfo(Text(found))
            : Refuse<DirectoryInfo>(found, $"--output is '{Text(found)}'; expected a folder."),
    };

    private static string Text(ArgumentResult found) => found.Tokens[^1].Value;

    private static T? Refuse<T>(ArgumentResult found, string problem)
    {
        found.AddError(problem);
        return default;
    }
}
