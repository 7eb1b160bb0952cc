using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Whatever the bytes of a checkpoint are, it is gone on from, or refused with the file's name; and what is written is whole.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    private static readonly Sample[] Rows = Samples.Distances(12);

    private readonly MLContext ml = new(seed: 1);
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public CheckpointFileTests() => path = folder.File("training.chk");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_was_cut_off_or_changed_anywhere_is_refused()
    {
        byte[] whole = Begun();
        var random = new Random(1);
        int[] places = [.. Enumerable.Range(0, 40), .. Enumerable.Range(1, 20).Select(i => whole.Length - i), .. Enumerable.Range(0, 40).Select(_ => random.Next(whole.Length))];
        foreach (int place in places)
        {
            File.WriteAllBytes(path, whole[..place]);
            Refused();
            byte[] changed = [.. whole];
            changed[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, changed);
            Refused();
        }

        File.WriteAllBytes(path, [.. whole, 0]);
        Refused();
    }

    [Fact]
    public void A_file_that_is_something_else_is_refused_and_left_as_it_is()
    {
        foreach (byte[] bytes in new[] { [], Encoding.UTF8.GetBytes("name,energy\nwater,-76.4\n"), new byte[10_000] })
        {
            File.WriteAllBytes(path, bytes);
            Assert.EndsWith(" Delete it to begin anew.", Refused(), StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(path));
        }
    }

    [Theory]
    [InlineData("Epoch", 0, "0 epochs have passed; expected 1 to 3.")]
    [InlineData("Epoch", -1, "-1 epochs have passed; expected 1 to 3.")]
    [InlineData("Epoch", 4, "4 epochs have passed; expected 1 to 3.")]
    [InlineData("Steps", -1, "-1 steps were taken; expected 0 or more.")]
    [InlineData("BestEpoch", -1, "The best epoch of 1 is -1, of loss ")]
    [InlineData("BestEpoch", 2, "The best epoch of 1 is 2, of loss ")]
    [InlineData("BestEpoch", 0, "The best epoch of 1 is 0, of loss ")]
    [InlineData("Accuracy", 0x40000000, "The best epoch of 1 is 1, of loss ")]
    public void A_state_that_makes_no_sense_is_refused_though_its_checksum_fits(string what, int value, string message)
    {
        byte[] whole = Begun();
        int block = BlockLength();
        int state = StateOf(whole);
        int place = state + what switch
        {
            "Epoch" => 0,
            "Steps" => sizeof(int) + (block * sizeof(float)),
            "BestEpoch" => (2 * sizeof(int)) + (3 * block * sizeof(float)),

            // The half that has the exponent: a number of 2 or more.
            _ => (4 * sizeof(int)) + (3 * block * sizeof(float)) + sizeof(double),
        };
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(place), value);
        File.WriteAllBytes(path, Sealed(whole[..^12]));

        Assert.StartsWith($"Checkpoint '{path}' makes no sense: {message}", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_length_is_refused_though_its_checksum_fits()
    {
        byte[] content = Begun()[..^12];
        foreach (byte[] other in new[] { [.. content, 0], content[..^1], content[..^12], content[..^13], content[..(StateOf(content) + 2)], content[..StateOf(content)] })
        {
            File.WriteAllBytes(path, Sealed(other));
            Assert.StartsWith($"Checkpoint '{path}' makes no sense: ", Refused(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(1 << 21)]
    public void A_header_is_not_as_long_as_a_file_says(int length)
    {
        byte[] content = [.. Begun()[..^12], .. new byte[1 << 22]];
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), length);
        File.WriteAllBytes(path, Sealed(content));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FormatException>(() => new CheckpointFile(path).ReadHeader(bytes => bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Any_header_is_read_or_refused()
    {
        byte[] header = Header(Begun());
        var random = new Random(2);
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = [.. header];
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, Sealed([.. "EqMLchk1"u8, .. BitConverter.GetBytes(changed.Length), .. changed]));
            Exception? error = Record.Exception(() => Fit());
            Assert.True(error is FormatException or InvalidOperationException && error.Message.Contains(path, StringComparison.Ordinal), $"{error}");
        }
    }

    [Fact]
    public void What_a_process_left_beside_that_ended_while_it_wrote_is_taken_away()
    {
        byte[] whole = Begun();
        File.WriteAllBytes(path + ".new", whole[..100]);
        List<TrainingProgress> epochs = [];
        Fit(epochs.Add);

        Assert.Equal([2, 3], epochs.Select(epoch => epoch.Epoch));
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_state_that_cannot_be_written_leaves_the_one_before()
    {
        byte[] whole = Begun();
        var file = new CheckpointFile(path);
        Assert.Throws<IOException>(() => file.Write([1, 2, 3], writer =>
        {
            writer.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        Assert.Equal(whole, File.ReadAllBytes(path));
        Assert.Equal(["training.chk"], folder.Files());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_before_the_first_epoch()
    {
        void Told<TError>(string at)
            where TError : Exception
        {
            List<TrainingProgress> epochs = [];
            Assert.Contains(at, Assert.Throws<TError>(() => Fit(epochs.Add, at)).Message, StringComparison.Ordinal);
            Assert.Empty(epochs);
        }

        Told<DirectoryNotFoundException>(folder.File("no/such/training.chk"));
        Directory.CreateDirectory(path);
        Told<IOException>(path);
    }

    [Fact]
    public void Options_are_checked()
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.CheckpointPath = "";
        Assert.Equal("CheckpointPath", Assert.Throws<ArgumentException>(() => ml.Regression.Trainers.GraphRegression(options)).ParamName);
        options.CheckpointPath = null;
        options.CheckpointEvery = 0;
        Assert.Equal("CheckpointEvery", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.GraphRegression(options)).ParamName);
    }

    /// <summary>The checkpoint after the first of three epochs.</summary>
    private byte[] Begun()
    {
        using CancellationTokenSource stop = new();
        Fit(_ => stop.Cancel(), null, stop.Token);
        return File.ReadAllBytes(path);
    }

    private GraphRegressionModelParameters Fit(Action<TrainingProgress>? told = null, string? at = null, CancellationToken stop = default)
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.CheckpointPath = at ?? path;
        options.CancellationToken = stop;
        options.Progress = told is null ? null : new Told(told);
        return ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)).Model;
    }

    private string Refused()
    {
        string message = Assert.Throws<FormatException>(() => Fit()).Message;
        Assert.Contains($"'{path}'", message, StringComparison.Ordinal);
        return message;
    }

    private static int BlockLength()
    {
        GraphNetwork network = new MLContext().Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(new MLContext().View(Rows)).Model.Predictor.Network;
        return network.Parameters.Snapshot().Length;
    }

    private static int StateOf(byte[] file) => 12 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));

    private static byte[] Header(byte[] file) => file[12..StateOf(file)];

    /// <summary>Content with its length and checksum after it.</summary>
    private static byte[] Sealed(byte[] content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return [.. content, .. BitConverter.GetBytes((long)content.Length), .. BitConverter.GetBytes(~crc)];
    }

    private sealed class Told(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
