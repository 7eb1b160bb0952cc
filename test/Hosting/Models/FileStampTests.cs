using Equivariant.ML.Hosting.Models;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>When a file is taken for another than before.</summary>
public sealed class FileStampTests
{
    [Fact]
    public void A_file_has_the_same_stamp_until_it_is_written_to()
    {
        using var folder = new ModelFolder();
        folder.Write("one"u8);
        FileStamp? first = FileStamp.Of(folder.Model);
        Assert.NotNull(first);
        Assert.Equal(first, FileStamp.Of(folder.Model));

        folder.Write("two"u8);
        Assert.NotEqual(first, FileStamp.Of(folder.Model));
    }

    [Fact]
    public void A_file_of_the_same_time_and_another_length_is_another()
    {
        using var folder = new ModelFolder();
        folder.Write("one"u8);
        FileStamp first = FileStamp.Of(folder.Model)!;
        File.WriteAllText(folder.Model, "three");
        File.SetLastWriteTimeUtc(folder.Model, first.Written);

        Assert.NotEqual(first, FileStamp.Of(folder.Model));
    }

    [Fact]
    public void Nothing_is_known_of_what_is_not_there()
    {
        using var folder = new ModelFolder();
        File.CreateSymbolicLink(folder.File("dangling.zip"), folder.File("nowhere.zip"));
        File.CreateSymbolicLink(folder.File("round.zip"), folder.File("round.zip"));

        Assert.Null(FileStamp.Of(folder.Model));
        Assert.Null(FileStamp.Of(Path.Combine(folder.File("absent"), "model.zip")));
        Assert.Null(FileStamp.Of(folder.File("dangling.zip")));
        Assert.Null(FileStamp.Of(folder.File("round.zip")));
        Assert.Null(FileStamp.Of(folder.Path));
    }
}
