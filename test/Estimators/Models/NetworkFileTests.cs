using System.IO.Compression;
using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Model files that are not as they should be.</summary>
public sealed class NetworkFileTests
{
    private static readonly Lazy<byte[]> Good = new(() => SavedModels.Save(SavedModels.Vectors(new MLContext(seed: 1))));

    private static readonly Graph Node = new GraphBuilder(1).WithNodeFeatures([2], 1).WithNodeTypes([6]).Build();

    /// <summary>What is changed in a description, to what, and what the error says.</summary>
    public static TheoryData<string, string, string> Descriptions => new()
    {
        { "\"width\":4", "\"width\":0", "GnnOptions.Width is 0; expected 1 to" },
        { "\"width\":4", "\"width\":1000000000", "GnnOptions.Width is 1000000000; expected 1 to" },
        { "\"width\":4", "\"width\":99999999999", "The model's description cannot be read" },
        { "\"width\":4", "\"width\":8192", "do not hold parameter network/embedding/" },
        { "\"layers\":1", "\"layers\":-1", "GnnOptions.Layers is -1; expected 1 to" },
        { "\"layers\":1", "\"layers\":1024", "The model has 18 parameters; its description needs" },
        { "\"layers\":1,\"width\":4", "\"layers\":1024,\"width\":16384", "no network that can be built" },
        { "\"nodeFeatures\":1", "\"nodeFeatures\":-1", "widths or types of the graphs" },
        { "\"nodeFeatures\":1", "\"nodeFeatures\":2000000000", "widths or types of the graphs" },
        { "\"nodeFeatures\":1", "\"nodeFeatures\":65536", "do not hold parameter network/embedding/" },
        { "\"dimension\":0", "\"dimension\":-3", "widths or types of the graphs" },
        { "\"velocities\":false", "\"velocities\":true", "widths or types of the graphs" },
        { "\"nodeTypes\":[1,6]", "\"nodeTypes\":[6,1]", "widths or types of the graphs" },
        { "\"nodeTypes\":[1,6]", "\"nodeTypes\":null", "The model's description cannot be read" },
        { "\"deviation\":1", "\"deviation\":1e999", "numbers of a scale are out of their range" },
        { "\"deviation\":1", "\"deviation\":0", "numbers of a scale are out of their range" },
        { "\"vector\":false", "\"vector\":false,\"scales\":[null]", "scales" },
        { "\"typeOffsets\":[]", "\"typeOffsets\":[1]", "numbers of a scale are out of their range" },
        { "\"network\":\"gnn\"", "\"network\":\"transformer\"", "The model's description cannot be read" },
        { "\"network\":\"gnn\"", "\"network\":\"System.Diagnostics.Process\"", "The model's description cannot be read" },
        { "\"network\":\"gnn\"", "\"network\":\"linearDynamics\"", "The model's description cannot be read" },
        { "\"output\":\"graphNumbers\"", "\"output\":\"nodeVectors\"", "The model's description cannot be read" },
        { "\"activation\":\"Silu\"", "\"activation\":\"Sine\"", "The model's description cannot be read" },
        { "\"activation\":\"Silu\"", "\"activation\":77", "Options.Activation is 77" },
        { "\"readout\":\"Sum\"", "\"readout\":77", "Readout is 77; expected Sum, Mean, Max" },
        { "\"readout\":\"Sum\"", "\"readout\":null", "The model's description cannot be read" },
        { "\"readout\":\"Sum\"", "\"readout\":\"Set2Set\"", "The model's description cannot be read" },
        { "\"readout\":\"Sum\"", "\"readout\":{\"readout\":\"median\"}", "The model's description cannot be read" },
        { "\"readout\":\"Sum\"", "\"readout\":{\"readout\":\"set2Set\",\"steps\":1000000000}", "Set2SetReadout.Steps is 1000000000; expected 1 to 1024" },
        { "\"messages\":\"Mean\"", "\"messages\":-1", "Options.Messages is -1" },
        { "\"readout\":\"Sum\"", "\"readout\":\"Sum\",\"readers\":2", "The model's description cannot be read" },
        { "\"layers\"", "\"lairs\"", "The model's description cannot be read" },
        { "{", "[", "The model's description cannot be read" },
    };

    [Fact]
    public void What_is_not_changed_predicts()
    {
        var model = (GraphRegressionTransformer)SavedModels.Load(new ForgedParts().ToFile<GraphRegressionTransformer>());
        Assert.True(float.IsFinite(model.Model.Predict(Node)));
        Assert.Equal("Graph", model.FeatureColumnName);
    }

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_description_that_makes_no_sense_is_refused_before_memory_is_taken(string part, string changed, string message)
    {
        ForgedParts parts = new();
        Assert.Contains(part, parts.Description, StringComparison.Ordinal);
        parts.Description = parts.Description.Replace(part, changed, StringComparison.Ordinal);
        byte[] file = parts.ToFile<GraphRegressionTransformer>();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(message, Refusal(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData("null", null, "The model's description is empty")]
    [InlineData("", null, "The model's description cannot be read")]
    [InlineData("{}", -1, "The model's description has -1 bytes; expected at most")]
    [InlineData("{}", int.MaxValue, "The model's description has 2147483647 bytes; expected at most")]
    [InlineData("{}", 1, "The model's description cannot be read")]
    [InlineData("{}", 500_000, "The model's description cannot be read")]
    public void A_description_that_is_none_is_refused(string text, int? length, string message) =>
        Assert.Contains(message, Refusal(new ForgedParts { Description = text, DescriptionLength = length }.ToFile<GraphRegressionTransformer>()), StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_not_the_descriptions_are_refused()
    {
        void Check(string message, Action<ForgedParts> change)
        {
            ForgedParts parts = new();
            change(parts);
            Assert.Contains(message, Refusal(parts.ToFile<GraphRegressionTransformer>()), StringComparison.Ordinal);
        }

        Check("parameter network/embedding/weight holds a number that is not finite", parts => parts.Parameters[0].Values[2] = float.NaN);
        Check("parameter network/embedding/weight holds a number that is not finite", parts => parts.Parameters[0].Values[2] = float.NegativeInfinity);
        Check("The model's weights give numbers that are not finite", parts => parts.Parameters.ForEach(parameter => Array.Fill(parameter.Values, 3e38f)));
        Check("do not hold parameter network/embedding/weight [3×4]", parts => parts.Parameters[0] = parts.Parameters[0] with { Path = "weight" });
        Check("do not hold parameter network/embedding/weight [3×4]", parts => parts.Parameters[0] = parts.Parameters[0] with { Shape = new Shape(4, 3) });
        Check("do not hold parameter network/embedding/weight [3×4]", parts => parts.Parameters[0] = parts.Parameters[0] with { Shape = new Shape(12) });
        Check("were expected", parts => parts.Parameters[^1] = parts.Parameters[^1] with { Values = [] });
        Check("end before its last parameter", parts => parts.Parameters[^2] = parts.Parameters[^2] with { Values = [] });
        Check("weights end before its last parameter", parts => parts.Parameters.RemoveAt(parts.Parameters.Count - 1));
        Check("The model has 3 parameters; its description needs 18.", parts => parts.Count = 3);
        Check("The model has -1 parameters; its description needs 18.", parts => parts.Count = -1);
        Check("were expected", parts => parts.Tail = [0]);
    }

    [Fact]
    public void A_network_for_another_task_another_version_and_missing_parts_are_refused()
    {
        Assert.Contains("predicts GraphNumbers as NumberScores; expected NodeVectors as VectorScores", Refusal(new ForgedParts().ToFile<NodeVectorRegressionTransformer>()), StringComparison.Ordinal);
        Assert.Contains("holds version 99 of 'GraphRegression'; this version of Equivariant.ML reads 1 to 1", Refusal(new ForgedParts().ToFile<Later>()), StringComparison.Ordinal);
        Assert.Contains("holds version 0 of 'GraphRegression'", Refusal(new ForgedParts().ToFile<Earlier>()), StringComparison.Ordinal);
        Assert.Contains("has no part 'columns'", Refusal(SavedModels.Save(new ForgedModel<GraphRegressionTransformer>(_ => { }))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        byte[] file = Good.Value;
        for (int cut = 0; cut < 60; cut++)
        {
            Refusal(file[..(int)((long)file.Length * cut / 60)]);
        }

        Refusal(file[..^1]);
    }

    [Fact]
    public void A_part_with_changed_bytes_is_refused() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        string message = Refusal(ChangePart(Good.Value, random));
        Assert.Contains("The model file", message, StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_with_changed_bytes_is_refused_or_predicts_the_same()
    {
        float[] expected = Scores(Good.Value);
        Prop.ForAll(RandomGraphs.Seeds, seed =>
        {
            var random = new Random(seed);
            byte[] file = [.. Good.Value];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(file.Length)] ^= (byte)random.Next(1, 256);
            }

            // Some bytes of a zip, such as times, mean nothing. What ML.NET makes of a damage to its own header is ML.NET's.
            if (Record.Exception(() => Scores(file)) is { } error)
            {
                Assert.False(error.GetBaseException() is OutOfMemoryException or NullReferenceException or IndexOutOfRangeException, error.ToString());
            }
            else
            {
                Assert.Equal(expected, Scores(file));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
    }

    [Fact]
    public void What_is_no_model_is_refused() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        var noise = new byte[random.Next(2000)];
        random.NextBytes(noise);
        Refusal(noise);
    }).QuickCheckThrowOnFailure();

    private static string Refusal(byte[] file)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => SavedModels.Load(file));
        AssertClear(error);
        return error.GetBaseException().Message;
    }

    private static void AssertClear(Exception error) => Assert.True(
        error is InvalidOperationException or FormatException or InvalidDataException && error.GetBaseException().Message.Length > 10, error.ToString());

    /// <summary>Changes a byte of one of our parts; the zip around it stays whole.</summary>
    private static byte[] ChangePart(byte[] file, Random random)
    {
        using MemoryStream stream = new();
        stream.Write(file);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry[] parts = [.. archive.Entries.Where(entry => entry.Name.EndsWith(".bin", StringComparison.Ordinal))];
            Assert.Equal(5, parts.Length);
            using Stream part = parts[random.Next(parts.Length)].Open();
            part.Position = random.Next((int)part.Length);
            int value = part.ReadByte();
            part.Position--;
            part.WriteByte((byte)(value ^ random.Next(1, 256)));
        }

        return stream.ToArray();
    }

    private static float[] Scores(byte[] file) => SavedModels.VectorScores(new MLContext(), SavedModels.Load(file));

    private sealed class Later : ISavedModel
    {
        static ModelKind ISavedModel.Kind { get; } = new("GraphRegression", Version: 99);

        static object ISavedModel.Load(object environment, ModelReader file) => throw new NotSupportedException();
    }

    private sealed class Earlier : ISavedModel
    {
        static ModelKind ISavedModel.Kind { get; } = new("GraphRegression", Version: 0);

        static object ISavedModel.Load(object environment, ModelReader file) => throw new NotSupportedException();
    }
}
