using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Graphs as drawings: where their positions are, laid out by forces, or at places of one's own.</summary>
internal static class DrawGraphs
{
    internal static void Run(TextWriter output)
    {
        Graph circles = GraphGenerators.StochasticBlockModel([6, 5], inside: 0.9, between: 0.05, seed: 1);
        var options = new GraphDrawingOptions { Title = "Two circles", NodeGroups = circles.NodeTypes.ToArray(), GroupNames = ["chess", "chorus"] };
        output.WriteLine($"By circle: {circles.ToSvg(options).Length:n0} characters of SVG");

        // The same places for several drawings; whose numbers are near 0 is small and pale.
        options.Places = ForceLayout.Of(circles, seed: 2);
        options.NodeValues = [.. Enumerable.Range(0, circles.NodeCount).Select(node => (double)circles.TargetPointers[node + 1] - circles.TargetPointers[node])];
        output.WriteLine($"By how many know each: {circles.ToSvg(options).Length:n0}");
    }
}
