using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Interop.Tests;

public sealed class ModelFileTests
{
    private static readonly Row[] Rows = [new() { Input = 1 }, new() { Input = -2.5f }];

    [Fact]
    public void A_transformer_comes_back_as_itself_from_a_plain_load()
    {
        MLContext ml = new(seed: 1);
        using MemoryStream file = new();
        ml.Model.Save(new ScaleTransformer(ml, 3), ml.Data.LoadFromEnumerable(Rows).Schema, file);

        ITransformer loaded = Load(file.ToArray(), out DataViewSchema schema);

        Assert.Equal(3, Assert.IsType<ScaleTransformer>(loaded).Factor);
        Assert.Equal(["Input"], schema.Select(column => column.Name));
    }

    [Fact]
    public void A_transformer_comes_back_in_a_chain_with_ML_NETs_own()
    {
        MLContext ml = new(seed: 1);
        IDataView data = ml.Data.LoadFromEnumerable(Rows);
        ITransformer model = ml.Transforms.Scale(2)
            .Append(ml.Transforms.CopyColumns("Input", "Output"))
            .Append(ml.Transforms.Scale(10))
            .Fit(data);
        using MemoryStream file = new();
        ml.Model.Save(model, data.Schema, file);

        ITransformer loaded = Load(file.ToArray(), out _);

        MLContext fresh = new();
        Assert.Equal([20f, -50f], fresh.Data.CreateEnumerable<Scaled>(loaded.Transform(data), false).Select(row => row.Output));
        using PredictionEngine<Row, Scaled> engine = fresh.Model.CreatePredictionEngine<Row, Scaled>(loaded);
        Assert.Equal(80, engine.Predict(new Row { Input = 4 }).Output);
    }

    [Fact]
    public void The_loader_is_given_the_context_that_loads()
    {
        MLContext ml = new(seed: 1);
        using MemoryStream file = new();
        ml.Model.Save(new ScaleTransformer(ml, 3), null, file);
        file.Position = 0;
        MLContext loading = new();
        List<string> log = [];
        loading.Log += (_, e) => log.Add(e.RawMessage);

        ScaleTransformer loaded = (ScaleTransformer)loading.Model.Load(file, out _);
        using (Microsoft.ML.Runtime.IChannel channel = loaded.Environment.Register("Scale").Start("Test"))
        {
            channel.Info(Microsoft.ML.Runtime.MessageSensitivity.None, "here");
        }

        Assert.Contains("here", log);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_a_format_exception()
    {
        MLContext ml = new(seed: 1);
        using MemoryStream file = new();
        ml.Model.Save(new ScaleTransformer(ml, 3), null, file);
        byte[] whole = file.ToArray();
        for (int length = 0; length < whole.Length; length += 7)
        {
            Assert.Throws<FormatException>(() => Load(whole[..length], out _));
        }
    }

    [Fact]
    public void A_changed_part_is_known_by_its_checksum()
    {
        byte[] changed = Edit(Saved(3), "factor.bin", content => content[9] ^= 1);

        Assert.Contains("'factor' is truncated or damaged", Cause(() => Load(changed, out _)).Message);
    }

    [Fact]
    public void Another_version_is_refused_by_name()
    {
        byte[] newer = WithKind(Saved(3), "Scale", version: 9);

        Exception cause = Cause(() => Load(newer, out _));

        Assert.IsType<FormatException>(cause);
        Assert.Equal("The model file holds version 9 of 'Scale'; this version of Equivariant.ML reads 1 to 2.", cause.Message);
    }

    [Fact]
    public void An_unknown_kind_is_refused_by_name()
    {
        byte[] unknown = WithKind(Saved(3), "System.Diagnostics.Process", version: 1);

        Exception cause = Cause(() => Load(unknown, out _));

        Assert.IsType<FormatException>(cause);
        Assert.Contains("'System.Diagnostics.Process', and no assembly of this application can load one", cause.Message);
    }

    private static byte[] Saved(float factor)
    {
        MLContext ml = new(seed: 1);
        using MemoryStream file = new();
        ml.Model.Save(new ScaleTransformer(ml, factor), null, file);
        return file.ToArray();
    }

    private static byte[] Edit(byte[] file, string part, Action<byte[]> change) => ModelFileEditor.Edit(file, part, content =>
    {
        change(content);
        return content;
    });

    private static byte[] WithKind(byte[] file, string kind, int version) =>
        ModelFileEditor.Edit(file, "kind.bin", _ => ModelFileEditor.Part(writer =>
        {
            writer.Write(kind);
            writer.Write(version);
        }));

    private static ITransformer Load(byte[] file, out DataViewSchema schema)
    {
        using MemoryStream stream = new(file);
        return new MLContext().Model.Load(stream, out schema);
    }

    /// <summary>ML.NET wraps what a loader throws in an InvalidOperationException.</summary>
    private static Exception Cause(Action action)
    {
        Exception thrown = Assert.ThrowsAny<Exception>(action);
        Assert.True(thrown is InvalidOperationException or FormatException, thrown.GetType().Name);
        return thrown.GetBaseException();
    }

    private sealed class Row
    {
        public float Input { get; set; }
    }

    private sealed class Scaled
    {
        public float Output { get; set; }
    }
}
