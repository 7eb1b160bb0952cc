using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equivariant.ML.Data;
using Equivariant.ML.NBody;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Samples.Tests;

/// <summary>The report is one well-formed page, whatever the numbers are.</summary>
public class ReportTests
{
    private static readonly ChargedSystem[] Systems = ChargedParticles.Simulate(2, seed: 1, new ChargedParticleOptions { RecordEvery = 50 });

    [Fact]
    public void Draws_curves_systems_and_table()
    {
        string page = Draw(new ModelResult("EGNN", 0.007, [0.05, 0.02, 0.01], TimeSpan.FromSeconds(41), TimeSpan.FromMilliseconds(2.5), 0.0071));

        XElement[] drawings = Drawings(page);
        Assert.Contains(drawings, svg => svg.Descendants().Any(e => e.Name.LocalName == "polyline" && (string?)e.Attribute("class") == "curve line0"));
        Assert.Equal(2, drawings.Count(svg => svg.Descendants().Any(e => e.Name.LocalName == "title" && e.Value.StartsWith("System ", StringComparison.Ordinal))));
        Assert.Contains("0.00710", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_nothing_of_other_machines_and_runs_no_script()
    {
        string page = Draw(new ModelResult("EGNN", 0.007, [0.01]));

        Assert.DoesNotMatch("(?i)https?:|<script|<link|<img|@import|url\\(", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_text_and_no_markup()
    {
        string page = Draw(new ModelResult("<b>&\"model\"", 0.007, [0.02, 0.01]));

        Assert.NotEmpty(Drawings(page));
        Assert.DoesNotContain("<b>&", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_errors_and_predictions_give_a_well_formed_page()
    {
        Gen<double> number = Gen.Frequency(
            (4, ArbMap.Default.GeneratorFor<double>()),
            (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -1, 1e-300, double.MaxValue)));
        Gen<(double Test, double[] Curve, double Predicted)> cases =
            from test in number
            from curve in number.ArrayOf()
            from predicted in number
            select (test, curve, predicted);
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            string page = Draw(new ModelResult("EGNN", drawn.Test, drawn.Curve), (float)drawn.Predicted);
            return !Regex.IsMatch(string.Concat(Drawings(page).Select(svg => svg.ToString())), "NaN|Infinity|∞");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Is_written_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("report.html");
        NBodyReport report = Report(new ModelResult("EGNN", 0.007, [0.01]));

        ReportWriter.Write(report, path);
        string first = File.ReadAllText(path);
        Assert.Throws<NullReferenceException>(() => ReportWriter.Write(report with { Settings = null! }, path));

        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Name));
    }

    private static string Draw(ModelResult model, float? predicted = null) => ReportPage.Draw(Report(model, predicted));

    private static NBodyReport Report(ModelResult model, float? predicted = null) => new()
    {
        Models = [model, new ModelResult("Linear", 0.08, [0.09])],
        Systems = [.. Systems.Select(system => new PredictedSystem(system, [.. system.Targets.Select(x => predicted ?? x)], InputFrame: 62))],
        Predictor = model.Name,
        Forward = "100 systems",
        Settings = [("Epochs", "3")],
    };

    /// <summary>Every drawing of the page, parsed as XML.</summary>
    private static XElement[] Drawings(string page) =>
        [.. Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline).Select(svg => XElement.Parse(svg.Value.Replace("&nbsp;", " ", StringComparison.Ordinal)))];
}
