using Equivariant.ML.Support;

namespace Equivariant.ML.Data.Tests;

public sealed class PlanetoidReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planetoid-").FullName;

    public PlanetoidReaderTests() => WriteSmall();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Reads_features_labels_edges_and_the_split()
    {
        PlanetoidDataset data = PlanetoidReader.Read(folder, "small");
        Assert.Equal(6, data.Graph.NodeCount);

        // The test rows belong to nodes 5 and 3; of node 4 nothing is known.
        Assert.Equal([1, 0, 0, 2, 3, 0, 0, 5, 0, 0, 4, 0], data.Graph.NodeFeatures);
        Assert.Equal([0, 1, 1, 1, -1, 0], data.Labels);
        Assert.Equal(2, data.ClassCount);
        Assert.Equal([0, 1], data.Training);
        Assert.Equal([2], data.Validation);
        Assert.Equal([3, 5], data.Test);

        // Each pair once each way, none from a node to itself.
        Assert.Equal([1, 3, 0, 5, 0, 2], data.Graph.Sources);
        Assert.Equal([0, 0, 1, 2, 3, 5], data.Graph.Targets);
    }

    [DataFact("cora/ind.cora.allx")]
    public void Reads_Cora()
    {
        PlanetoidDataset cora = PlanetoidReader.Read(SharedData.Path("cora"), "cora");
        Assert.Equal((2708, 2 * 5278, 1433, 7), (cora.Graph.NodeCount, cora.Graph.EdgeCount, cora.Graph.NodeFeatureWidth, cora.ClassCount));
        Assert.Equal(49_216, cora.Graph.NodeFeatures.Length - cora.Graph.NodeFeatures.Count(0f));
        Assert.Equal((140, 500, 1000), (cora.Training.Count, cora.Validation.Count, cora.Test.Count));
        Assert.All(cora.Training.GroupBy(node => cora.Labels[node]), kind => Assert.Equal(20, kind.Count()));
        Assert.DoesNotContain(-1, cora.Labels);
    }

    [Theory]
    [InlineData("test.index", "3\n3\n", "line 2: found '3'; expected a test node, from 3 on, that was not named before.")]
    [InlineData("test.index", "3\n2\n", "line 2: found '2'")]
    [InlineData("test.index", "3\n-4\n", "line 2: found '-4'")]
    [InlineData("test.index", "3\n999999999\n", "line 2: found '999999999'")]
    [InlineData("test.index", "3\n", "line 2: found the end of the file; expected 2 test nodes, as many as tx has rows.")]
    public void Test_nodes_that_make_no_sense_are_refused(string part, string text, string message)
    {
        File.WriteAllText(PathOf(part), text);
        AssertRefused(message);
    }

    [Fact]
    public void Files_that_do_not_fit_each_other_are_refused()
    {
        Check("ally", PickleWriter.Wholes([2, 2], 1, 0, 0, 1), "found an array of shape [2, 2]; expected [3, classes].");
        Check("ty", PickleWriter.Wholes([2, 3], 1, 0, 0, 0, 1, 0), "found 3 classes beside 2 in ally, and 2 training nodes among 3; expected the same classes, and fewer.");
        Check("tx", PickleWriter.Matrix(2, 3, [0, 1, 2], [1, 1], [4, 5]), "found 3 features beside 2 in allx, of 6 nodes; expected as many in both");
        Check("graph", PickleWriter.Lists((0, [6])), "found an edge between 0 and 6; expected nodes from 0 to 5.");
        Check("graph", PickleWriter.Lists((0, [-6])), "found an item that is -6; expected a whole number");
        Check("graph", PickleWriter.Wholes([1], 1), "found something else; expected a dictionary.");
        Check("allx", PickleWriter.Wholes([1], 1), "found something else; expected a sparse matrix.");
        Check("y", PickleWriter.Lists(), "found something else; expected an array.");

        void Check(string part, byte[] value, string message)
        {
            byte[] before = File.ReadAllBytes(PathOf(part));
            File.WriteAllBytes(PathOf(part), PickleWriter.File(value));
            AssertRefused(message);
            File.WriteAllBytes(PathOf(part), before);
        }
    }

    [Fact]
    public void Features_that_would_take_the_memory_are_refused()
    {
        File.WriteAllBytes(PathOf("allx"), PickleWriter.File(PickleWriter.Matrix(3, int.MaxValue, [0, 0, 0, 0], [], [])));
        File.WriteAllBytes(PathOf("tx"), PickleWriter.File(PickleWriter.Matrix(2, int.MaxValue, [0, 0, 0], [], [])));
        AssertRefused("and 67108864 in all at most.");
    }

    private void AssertRefused(string message) =>
        Assert.Contains(message, Assert.Throws<GraphFormatException>(() => PlanetoidReader.Read(folder, "small")).Message, StringComparison.Ordinal);

    private string PathOf(string part) => Path.Combine(folder, $"ind.small.{part}");

    // Five nodes of two words and two classes, and one between the test nodes of which nothing is known.
    private void WriteSmall()
    {
        Write("allx", PickleWriter.Matrix(3, 2, [0, 1, 2, 3], [0, 1, 0], [1, 2, 3]));
        Write("tx", PickleWriter.Matrix(2, 2, [0, 1, 2], [0, 1], [4, 5]));
        Write("ally", PickleWriter.Wholes([3, 2], 1, 0, 0, 1, 0, 1));
        Write("ty", PickleWriter.Wholes([2, 2], 1, 0, 0, 1));
        Write("y", PickleWriter.Wholes([2, 2], 1, 0, 0, 1));
        Write("graph", PickleWriter.Lists((0, [1, 3, 1]), (1, [0, 1]), (2, [5]), (5, [])));
        File.WriteAllText(PathOf("test.index"), "5\n3\n");

        void Write(string part, byte[] value) => File.WriteAllBytes(PathOf(part), PickleWriter.File(value));
    }
}
