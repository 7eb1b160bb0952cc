using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;
using Microsoft.ML;
using Spectre.Console;

namespace Equivariant.ML.Societies;

/// <summary>From a network to its communities, a picture of them and a saved model.</summary>
internal sealed class CommunitySearch(IAnsiConsole console, Network network, int clusters, int seed, DirectoryInfo folder)
{
    private const int MostDrawn = 2000;

    public void Run()
    {
        var ml = new MLContext(seed);
        Graph graph = network.Graph;
        console.WriteLine($"{network.Title}: {network.Names.Count:N0} people, {graph.EdgeCount / 2:N0} pairs who know each other.");

        IDataView members = ml.Data.LoadFromEnumerable(Enumerable.Range(0, graph.NodeCount).Select(node => new Member { Graph = graph, Node = node }));
        SpectralClusteringTransformer model = ml.Clustering.Trainers
            .SpectralClustering(numberOfClusters: clusters == 0 ? null : clusters)
            .Fit(members);
        Show(graph, model.Model.Communities);

        folder.Create();
        string path = Path.Combine(folder.ToString(), "model.zip");
        WholeFile.Write(path, beside => ml.Model.Save(model, members.Schema, beside));
        console.WriteLine($"Model: {path}");
        Draw(graph, model.Model.Communities);
    }

    private void Show(Graph graph, Data.Communities found)
    {
        string values = string.Join("  ", found.Eigenvalues.ToArray().Select(value => $"{Math.Max(0, value):f3}"));
        console.WriteLine($"The Laplacian's smallest eigenvalues: {values}");
        console.WriteLine(clusters == 0 ? $"The widest gap is behind the first {found.Count}: so many communities." : $"{found.Count} communities were asked for.");
        for (int community = 0; community < found.Count; community++)
        {
            string[] names = [.. Enumerable.Range(0, graph.NodeCount).Where(node => found.Assignments[node] == community).Select(node => network.Names[node])];
            console.WriteLine($"  {community + 1}: {names.Length,4} people, such as {string.Join(", ", names.Take(12))}");
        }

        console.WriteLine($"Modularity {Data.Communities.Modularity(graph, found.Assignments):f3}");
    }

    private void Draw(Graph graph, Data.Communities found)
    {
        if (graph.NodeCount > MostDrawn)
        {
            console.WriteLine($"Networks of up to {MostDrawn:N0} people are drawn; this one is not.");
            return;
        }

        string picture = Path.Combine(folder.ToString(), "communities.svg");
        int[] members = found.Assignments.ToArray();
        var options = new GraphDrawingOptions
        {
            Title = $"{network.Title}: {found.Count} communities",
            NodeNames = network.Names,
            NodeGroups = members,
            GroupNames = [.. Enumerable.Range(0, found.Count).Select(community => $"{members.Count(assigned => assigned == community)} people")],
            Seed = seed,
        };
        WholeFile.Write(picture, beside => File.WriteAllText(beside, graph.ToSvg(options)));
        console.WriteLine($"Picture: {picture}");
    }
}
