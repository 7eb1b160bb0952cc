using System.Globalization;
using Equivariant.ML.Bench.Accuracy;

namespace Equivariant.ML.Bench;

/// <summary>Published experiments, by their papers' protocols: each figure is the mean of several seeds, with its standard error.</summary>
internal static class AccuracySuite
{
    internal static IReadOnlyList<Protocol> Protocols { get; } = [.. CitationProtocols.All, .. MutagProtocols.All, .. AutoencoderProtocols.All];

    internal static void Run(BenchOptions options)
    {
        foreach (Protocol protocol in options.Only is { } only ? Named(only) : Protocols)
        {
            IReadOnlyList<int> seeds = options.Seeds ?? protocol.Seeds;
            IReadOnlyList<Measure>[] runs = [.. seeds.Select(seed => KeptMeasures.Of(
                new ProtocolRun(options, string.Create(CultureInfo.InvariantCulture, $"{protocol.Name}.seed{seed}"), seed), protocol))];
            foreach (IGrouping<string, Measure> measures in runs.SelectMany(run => run).GroupBy(measure => measure.Name))
            {
                double[] values = [.. measures.Select(measure => measure.Value)];
                options.Figures.Write(new Figure(string.Join('.', new[] { "accuracy", protocol.Name, measures.Key }.Where(part => part.Length > 0)), values.Average(), measures.First().Unit)
                {
                    StandardError = StandardError(values),
                    Seeds = seeds,
                });
            }
        }
    }

    /// <summary>The protocol of a name, or all whose names begin with its words: "community" is for "community.egnn", too.</summary>
    internal static IReadOnlyList<Protocol> Named(string name) => Protocols.SingleOrDefault(protocol => protocol.Name == name) is { } exact
        ? [exact]
        : [.. Protocols.Where(protocol => protocol.Name.StartsWith(name + ".", StringComparison.Ordinal))];

    /// <summary>The standard error of a mean; null of a single value.</summary>
    private static double? StandardError(double[] values)
    {
        double mean = values.Average();
        return values.Length > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length) : null;
    }
}
