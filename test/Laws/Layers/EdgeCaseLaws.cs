using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Outputs and gradients stay finite where graphs are empty, nodes alone, edges missing, or points coincide.</summary>
public class EdgeCaseLaws
{
    public static TheoryData<string, string> Rows => LawEngine.With(LayerCatalog.Names);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Without_graphs(string name, string engine) => Check(name, engine, widths => Draw(name, widths));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Graph_without_nodes(string name, string engine) => Check(name, engine, widths => Draw(name, widths, 0));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Graph_without_nodes_between_others(string name, string engine) => Check(name, engine, widths => Draw(name, widths, 3, 0, 3));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Single_node(string name, string engine) => Check(name, engine, widths => Draw(name, widths, 1));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nodes_without_edges(string name, string engine) => Check(name, engine, widths => Draw(name, widths, 1, 1, 1) with { GraphCount = 1, Graphs = [0, 0, 0] });

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nodes_at_one_point(string name, string engine) => Check(name, engine, widths =>
    {
        GraphData data = Draw(name, widths, 4, 4);
        return data.WithPositions(new double[data.NodeCount * widths.Dimension]);
    });

    [Theory]
    [MemberData(nameof(Rows))]
    public void Edge_from_a_node_to_itself(string name, string engine) => Check(name, engine, widths =>
    {
        GraphData data = Draw(name, widths, 4, 4);
        return data with { Sources = data.Targets };
    });

    private static GraphData Draw(string name, InputWidths widths, params int[] sizes) => GraphData.Draw(Tests.Draw.Stream(name), widths, sizes);

    private static void Check(string name, string engine, Func<InputWidths, GraphData> draw)
    {
        (LayerRow row, LawEngine law) = (LayerCatalog.Of(name), LawEngine.Of(engine));
        GraphData data = draw(row.Widths);
        LayerProbe layer = row.Probe(law.Engine, data);
        Probe probe = layer.Derivatives(data);
        double[][] x = data.Present;

        Assert.All<double[]>(
            [.. layer.Forward(data).Present, .. probe.Gradient(x), .. probe.ParameterGradient(x), .. probe.HessianVector(x, Tests.Draw.Like(Tests.Draw.Stream(name), x))],
            numbers => Assert.All(numbers, number => Assert.True(double.IsFinite(number))));
    }
}
