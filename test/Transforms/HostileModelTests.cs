using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Model files whose checksums are right and whose content is not.</summary>
public class HostileModelTests
{
    [Fact]
    public void A_forged_file_of_sound_content_loads() =>
        Assert.IsType<AttachGraphTransformer>(Checks.Reload(new ForgedModel<AttachGraphTransformer>(file => WriteAttached(file, "Graph", 1, 0))));

    [Fact]
    public void A_graph_that_makes_no_sense_is_refused()
    {
        Assert.Contains("The file's graph says that", Message<AttachGraphTransformer>(file => WriteAttached(file, "Graph", int.MaxValue, 0)), StringComparison.Ordinal);
        Assert.Contains("The file's graph has edges from 0 to 7; expected 0 to 0", Message<AttachGraphTransformer>(file => WriteAttached(file, "Graph", 1, 7)), StringComparison.Ordinal);
        Assert.Contains("has no part 'graph'", Message<AttachGraphTransformer>(file => file.Write("settings", writer => writer.Write("Graph"))), StringComparison.Ordinal);
        Assert.Contains("content makes no sense", Outer<AttachGraphTransformer>(file => WriteAttached(file, "", 1, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_no_user_could_have_given_are_refused()
    {
        Assert.Contains("no column that tells how many nodes there are", Message<AssembleGraphTransformer>(file => WriteAssembly(file, "", 1)), StringComparison.Ordinal);
        Assert.Contains("NodeFeatureWidth is 0; expected 1 or more", Message<AssembleGraphTransformer>(file => WriteAssembly(file, "Nodes", 0)), StringComparison.Ordinal);
        Assert.Contains("would make column 'Node' twice", Message<ExpandNodesTransformer>(file => WriteExpansion(file, 1, "Node", 1)), StringComparison.Ordinal);
        Assert.Contains("width is -1; expected 1 or more", Message<ExpandNodesTransformer>(file => WriteExpansion(file, 1, "Force", -1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_the_file_does_not_hold_are_refused()
    {
        Assert.Contains("content makes no sense", Outer<ExpandNodesTransformer>(file => WriteExpansion(file, int.MaxValue, "Force", 1)), StringComparison.Ordinal);
        Assert.Contains("content makes no sense", Outer<ExpandNodesTransformer>(file => WriteExpansion(file, -1, "Force", 1)), StringComparison.Ordinal);
        Assert.Contains("were expected", Message<ExpandNodesTransformer>(file => WriteExpansion(file, 0, "Force", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_are_not_known_or_make_no_sense_are_refused()
    {
        static Action<ModelWriter> File(string rule, int version, params byte[] settings) => file => file.Write("settings", writer =>
        {
            writer.Write("Vector");
            writer.Write("Graph");
            writer.Write(rule);
            writer.Write(version);
            writer.Write(settings);
        });

        Assert.IsType<GraphVectorTransformer>(Checks.Reload(new ForgedModel<GraphVectorTransformer>(File("LaplacianMatrix", 1, 2, 0, 0))));
        Assert.Contains("holds a 'Oracle'; expected one of AdjacencyMatrix", Message<GraphVectorTransformer>(File("Oracle", 1)), StringComparison.Ordinal);
        Assert.Contains("holds version 2 of 'NodeDegrees'", Message<GraphVectorTransformer>(File("NodeDegrees", 2, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("kind is 7", Message<GraphVectorTransformer>(File("LaplacianMatrix", 1, 7, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("content makes no sense", Outer<GraphVectorTransformer>(File("AdjacencyPower", 1, 255, 255, 255, 255, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("were expected", Message<GraphVectorTransformer>(File("LaplacianMatrix", 1, 2)), StringComparison.Ordinal);
        Assert.Contains("were expected", Message<GraphVectorTransformer>(File("LaplacianMatrix", 1, 2, 0, 0, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_ask_for_all_memory_are_refused()
    {
        static Action<ModelWriter> File<TValue>(GraphRule<TValue> rule) => file => file.Write("settings", writer =>
        {
            writer.Write("Output");
            writer.Write("Graph");
            writer.Write(rule.Name);
            writer.Write(1);
            rule.Write(writer);
        });

        GraphRewriteRule[] rewrites =
        [
            new LaplacianPositionsRule(int.MaxValue),
            new RandomWalkEncodingRule(int.MaxValue),
            new DegreeEncodingRule(int.MaxValue, EdgeDirection.In),
            new DistanceEncodingRule(int.MaxValue, null),
            new WeisfeilerLehmanEncodingRule(1, 24, EdgeTypes: true, NodeFeatures: true),
            new RandomFeaturesRule(int.MaxValue, 1, 1),
            new GaussianDistancesRule(int.MaxValue, 5, DistanceCutoff.None, 6),
            new BesselDistancesRule(int.MaxValue, 5, DistanceCutoff.None, 6),
        ];
        VectorRule[] vectors =
        [
            new LaplacianSpectrumRule(int.MaxValue),
            new WeisfeilerLehmanRule(1, 30, EdgeTypes: true, NodeFeatures: true),
            new WeisfeilerLehmanRule(int.MaxValue, 3, EdgeTypes: true, NodeFeatures: true),
            new SizedRule(new DegreesRule(EdgeDirection.In, Binary: true), int.MaxValue),
        ];
        Assert.All(rewrites, rule => Assert.Matches("is [0-9]+; expected [012] to [0-9]+", Message<GraphRewriteTransformer>(File(rule))));
        Assert.All(vectors, rule => Assert.Matches("is [0-9]+; expected [012] to [0-9]+", Message<GraphVectorTransformer>(File(rule))));
        Assert.Contains("content makes no sense", Outer<GraphRewriteTransformer>(file => file.Write("settings", writer =>
        {
            writer.Write("Output");
            writer.Write("Graph");
            writer.Write("SelectNodeTypes");
            writer.Write(1);
            writer.Write(int.MaxValue);
        })), StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_that_no_user_could_have_asked_for_are_refused()
    {
        static Action<ModelWriter> File(byte kind, double cutoff, int count) => file => file.Write("settings", writer =>
        {
            writer.Write("Near");
            writer.Write("Graph");
            writer.Write(kind);
            writer.Write(cutoff);
            writer.Write(true);
            writer.Write(count);
        });

        Assert.IsType<GraphRewriteTransformer>(Checks.Reload(new ForgedModel<NeighborGraphFile>(File(2, 1.5, 3))));
        Assert.Contains("neighbours of kind 9", Message<NeighborGraphFile>(File(9, 1, 1)), StringComparison.Ordinal);
        Assert.Contains("content makes no sense", Outer<NeighborGraphFile>(File(2, double.NaN, 1)), StringComparison.Ordinal);
        Assert.Contains("content makes no sense", Outer<NeighborGraphFile>(File(1, 0, 0)), StringComparison.Ordinal);
    }

    private static void WriteAttached(ModelWriter file, string column, int nodes, int lastPointer)
    {
        file.Write("settings", writer => writer.Write(column));
        file.Write("graph", writer =>
        {
            writer.Write((byte)1);
            writer.Write((byte)0);
            writer.Write(nodes);
            foreach (int number in (int[])[0, 0, 0, 0, 0, 0, lastPointer])
            {
                writer.Write(number);
            }
        });
    }

    private static void WriteAssembly(ModelWriter file, string nodeCount, int width) => file.Write("settings", writer =>
    {
        writer.Write("Graph");
        writer.Write(nodeCount.Length > 0);
        writer.Write(nodeCount);
        for (int column = 1; column < 10; column++)
        {
            writer.Write(false);
            writer.Write("");
        }

        writer.Write(width);
        writer.Write(1);
        writer.Write(1);
        writer.Write(false);
    });

    private static void WriteExpansion(ModelWriter file, int count, string output, int width) => file.Write("settings", writer =>
    {
        writer.Write("Graph");
        writer.Write("Node");
        writer.Write(count);
        writer.Write(output);
        writer.Write("Forces");
        writer.Write(width);
        writer.Write(false);
    });

    /// <summary>The message of what is wrong at the root.</summary>
    private static string Message<TModel>(Action<ModelWriter> write)
        where TModel : ISavedModel => Error<TModel>(write).GetBaseException().Message;

    /// <summary>The messages of all exceptions, one in the other.</summary>
    private static string Outer<TModel>(Action<ModelWriter> write)
        where TModel : ISavedModel
    {
        string messages = "";
        for (Exception? error = Error<TModel>(write); error is not null; error = error.InnerException)
        {
            messages += error.Message + "\n";
        }

        return messages;
    }

    private static Exception Error<TModel>(Action<ModelWriter> write)
        where TModel : ISavedModel => Assert.ThrowsAny<Exception>(() => Checks.Reload(new ForgedModel<TModel>(write)));
}
