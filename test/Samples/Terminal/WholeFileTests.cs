using Equivariant.ML.Terminal;

namespace Equivariant.ML.Samples.Tests;

public class WholeFileTests
{
    [Fact]
    public void A_failed_write_leaves_the_former_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("file", "former");

        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, beside =>
        {
            File.WriteAllText(beside, "half");
            throw new InvalidOperationException();
        }));

        Assert.Equal("former", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Name));
    }

    [Fact]
    public void A_whole_write_replaces_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("file", "former");

        WholeFile.Write(path, beside => File.WriteAllText(beside, "new"));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Name));
    }

    [Fact]
    public void Two_writes_at_once_do_not_meet()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("file");

        WholeFile.Write(path, outer =>
        {
            File.WriteAllText(outer, "outer");
            WholeFile.Write(path, inner => File.WriteAllText(inner, "inner"));
            Assert.Equal("inner", File.ReadAllText(path));
        });

        Assert.Equal("outer", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Name));
    }
}
