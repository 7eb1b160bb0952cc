using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Societies;

/// <summary>A made-up network of three communities: two people of the same one know each other far more often than others do.</summary>
internal static class PlantedNetwork
{
    private const double Inside = 0.35;
    private const double Between = 0.015;

    public static Network Draw(int seed)
    {
        Graph graph = GraphGenerators.StochasticBlockModel([30, 24, 18], Inside, Between, seed).WithNodeTypes([]);
        return new Network("three communities, made up", [.. Enumerable.Range(1, graph.NodeCount).Select(number => number.ToString(CultureInfo.InvariantCulture))], graph);
    }
}
