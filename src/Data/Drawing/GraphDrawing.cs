namespace Equivariant.ML.Data;

/// <summary>Draws graphs.</summary>
public static class GraphDrawing
{
    /// <summary>
    /// A drawing of a graph as the text of an SVG file: nodes as discs and edges as lines, coloured and sized by numbers such as those that explain a prediction, with a
    /// legend, and with names and numbers where a pointer rests. The same graph and options give the same text. Lines have no heads: which way an edge goes, its text says.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">What is shown; null for the defaults.</param>
    /// <exception cref="ArgumentException">A list of the options does not fit the graph.</exception>
    public static string ToSvg(this Graph graph, GraphDrawingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new GraphDrawingOptions();
        options.Check(graph);
        return new SvgDrawing(graph, options).Draw();
    }
}
