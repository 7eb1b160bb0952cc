using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Spectre.Console;

namespace Equivariant.ML.Citations;

/// <summary>Draws what the topic that is predicted for one paper hangs on: the words of the papers around it, and the citations between them.</summary>
internal static class Neighborhood
{
    private const int Hops = 2;
    private const int Fewest = 8;
    private const int Most = 40;

    public static string Explain(IAnsiConsole console, Papers papers, NodeClassificationModelParameters model, int seed)
    {
        ClassPrediction[] predictions = model.Predict(papers.Graph);
        int asked = Choose(papers, predictions);
        PredictionExplainer explainer = model.Explain(papers.Graph, asked);
        PredictionExplainer around = explainer.Within(Hops);
        IReadOnlyList<double> words = around.MaskNodes();
        string topic = predictions[asked].PredictedValue!;
        console.WriteLine(
            $"Paper {asked} is about '{topic}' with probability {explainer.Score:p0}; by the {around.Nodes.Count} papers within {Hops} citations alone, {around.Score:p0}.");
        console.WriteLine("It falls by so much without the words of a paper:");
        foreach (int place in Enumerable.Range(0, words.Count).OrderByDescending(place => words[place]).Take(3))
        {
            console.WriteLine($"  {words[place],6:f3}  {Name(around.Nodes[place])}");
        }

        return around.Graph.ToSvg(new GraphDrawingOptions
        {
            Title = $"Paper {asked} is about '{topic}': how much less likely without the words of each paper, and without each citation",
            NodeNames = [.. around.Nodes.Select(Name)],
            NodeLabels = [.. around.Nodes.Select(node => node == asked ? "?" : "")],
            NodeValues = words,
            EdgeValues = around.RemoveEdges(bothDirections: true),
            Seed = seed,
        });

        string Name(int node) => $"paper {node}, {papers.Topics[node]}{(node == asked ? ", the one that is asked about" : "")}";
    }

    /// <summary>The first test paper that is told right and whose neighbourhood can be looked at, else the one of the smallest.</summary>
    private static int Choose(Papers papers, ClassPrediction[] predictions)
    {
        int Size(int node) => papers.Graph.Neighborhood([node], Hops).NodeCount;
        foreach (int node in papers.Test)
        {
            if (predictions[node].PredictedValue == papers.Topics[node] && Size(node) is >= Fewest and <= Most)
            {
                return node;
            }
        }

        return papers.Test.MinBy(Size);
    }
}
