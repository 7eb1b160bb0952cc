using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class XyzReaderTests
{
    private const string Water = "3\nenergy=-76.4 name=\"a \\\"wet\\\" one\"\nO 0 0 0\nH 0.76 0 0.59\nH -0.76 0 0.59\n";

    internal static XyzFrame[] Read(string text) => [.. XyzReader.Read(new StringReader(text), "water.xyz")];

    [Fact]
    public void Reads_frames_one_after_the_other()
    {
        XyzFrame[] frames = Read(Water + "\n" + Water.ReplaceLineEndings("\r\n"));

        Assert.Equal(2, frames.Length);
        Assert.All(frames, frame =>
        {
            Assert.Equal(["O", "H", "H"], frame.Symbols);
            Assert.Equal([8, 1, 1], frame.Graph.NodeTypes.ToArray());
            Assert.Equal([0, 0, 0, 0.76f, 0, 0.59f, -0.76f, 0, 0.59f], frame.Graph.Positions.ToArray());
            Assert.Equal(-76.4, frame.Number("energy"));
            Assert.Equal("a \"wet\" one", frame.Info["name"]);
            Assert.Equal((0, 0), (frame.Graph.EdgeCount, frame.Graph.NodeFeatureWidth));
        });
        Assert.Equal((2L, 8L), (frames[0].Line, frames[1].Line));
    }

    [Fact]
    public void Reads_extended_columns()
    {
        XyzFrame frame = Assert.Single(Read(
            "2\nProperties=label:S:1:Z:I:1:pos:R:3:fixed:L:1:forces:R:3 Lattice=\"5 0 0 0 5 0 0 0 5\" m = [[1, 2], [3]] b={x y} free words\n"
            + "a 6 1 2 3 T 1e-1 2d+1 -3\nb 1 4 5 6 False 4 5*^-1 6"));

        Assert.Equal([6, 1], frame.Graph.NodeTypes.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], frame.Graph.Positions.ToArray());
        Assert.Equal(["fixed", "forces"], frame.Arrays.Keys.Order());
        Assert.Equal([1, 0], frame.AtomValues("fixed"));
        Assert.Equal(3, frame.Arrays["forces"].Width);
        Assert.Equal([0.1f, 20, -3, 4, 0.5f, 6], frame.AtomValues("forces"));
        Assert.Equal("5 0 0 0 5 0 0 0 5", frame.Info["Lattice"]);
        Assert.Equal("[[1, 2], [3]]", frame.Info["m"]);
        Assert.Equal("x y", frame.Info["b"]);
    }

    [Fact]
    public void Takes_any_plain_comment_further_columns_and_atomic_numbers()
    {
        XyzFrame frame = Assert.Single(Read("1\nit's \"a (methane) molecule\" = [\"\n 6\t1 2 3 0.5 more\n\n\n".Replace(" = [\"", "", StringComparison.Ordinal)));

        Assert.Equal(["C"], frame.Symbols);
        Assert.Equal([1, 2, 3], frame.Graph.Positions.ToArray());
        Assert.Empty(frame.Info);
        Assert.Empty(frame.Arrays);
    }

    [Fact]
    public void Reads_a_frame_of_no_atoms()
    {
        XyzFrame frame = Assert.Single(Read("0\n\n"));
        Assert.Equal(0, frame.Graph.NodeCount);
        Assert.Empty(frame.Symbols);
    }

    [Fact]
    public void Reads_qm9()
    {
        XyzFrame frame = Assert.Single(Read(
            "2\ngdb 3\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t-1.5*^-2\t12\t13\t14\t15\nO\t1\t2\t3\t-0.5\nH\t1\t2\t9.5*^-1\t0.5\n1.5\t2.5\nO\tO\t\nInChI=1S/x\tInChI=1S/y\n"));

        Assert.Equal(-0.015, frame.Number("U0"), 12);
        Assert.Equal(15, frame.Number("Cv"));
        Assert.Equal([-0.5f, 0.5f], frame.AtomValues("charges"));
        Assert.Equal(0.95f, frame.Graph.Positions[5]);
        Assert.Equal("O", frame.Info["smiles"]);
        Assert.Equal("InChI=1S/y", frame.Info["inchi"]);
    }

    [Fact]
    public void Streams()
    {
        using var endless = new EndlessReader(Water);
        Assert.Equal(3, XyzReader.Read(endless, "endless").Take(3).Count());
    }

    [Theory]
    [InlineData("", 1, "found the end of the file; expected a number of atoms: there is no frame")]
    [InlineData("\n  \n", 3, "there is no frame")]
    [InlineData("atoms\n", 1, "found 'atoms'; expected a number of atoms from 0 to 10000000")]
    [InlineData("-1\n\n", 1, "found '-1'; expected a number of atoms")]
    [InlineData("2000000000\nx\nH 0 0 0\n", 1, "found '2000000000'")]
    [InlineData("99999999999999999999\n", 1, "expected a number of atoms")]
    [InlineData("1\u0007\n", 1, "found '1\\x07'")]
    [InlineData("1\n", 2, "expected a comment line")]
    [InlineData("9000000\nx\nH 0 0 0\n", 4, "found the end of the file; expected atom 2 of 9000000")]
    [InlineData("2\nx\nH 0 0 0\n", 4, "found the end of the file; expected atom 2 of 2")]
    [InlineData("2\nx\nH 0 0 0\n\n", 4, "found nothing; expected 4 columns, species among them")]
    [InlineData("1\nx\nH 0 0\n", 3, "found 'H 0 0'; expected 4 columns, pos[2] among them")]
    [InlineData("1\nx\nXx 0 0 0\n", 3, "found element 'Xx'; expected a symbol such as C or an atomic number from 1 to 118")]
    [InlineData("1\nx\n0 0 0 0\n", 3, "found element '0'")]
    [InlineData("1\nx\nH 0 zero 0\n", 3, "found pos[1] 'zero'; expected a finite number")]
    [InlineData("1\nx\nH 0 NaN 0\n", 3, "found pos[1] 'NaN'; expected a finite number")]
    [InlineData("1\nx\nH 0 1,5 0\n", 3, "found pos[1] '1,5'")]
    [InlineData("1\nx\nH 0 0 1e39\n", 3, "found pos[2] '1e39'")]
    [InlineData("1\nx\nH 0 0 1e999\n", 3, "found pos[2] '1e999'")]
    [InlineData("1\nx\nH 0 0 0\nH 0 0 0\n", 4, "found 'H 0 0 0'; expected a number of atoms")]
    [InlineData("1\nname=\"no end\nH 0 0 0\n", 2, "the value of 'name' starts with \" and does not end; expected a closing \"")]
    [InlineData("1\nname=[1, 2\nH 0 0 0\n", 2, "expected a closing ]")]
    [InlineData("1\nProperties=species:S:1:pos:R\nH 0 0 0\n", 2, "expected name:type:count, again and again")]
    [InlineData("1\nProperties=species:S:1:pos:R:2\nH 0 0\n", 2, "expected pos:R:3")]
    [InlineData("1\nProperties=species:S:1\nH\n", 2, "expected pos:R:3")]
    [InlineData("1\nProperties=pos:R:3\n0 0 0\n", 2, "expected either species:S:1 or Z:I:1")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:a:R:2000000000\nH 0 0 0\n", 2, "expected 1 to 1000 columns of a")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:a:R:1:a:R:1\nH 0 0 0 1 1\n", 2, "expected a once")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:a:Q:1\nH 0 0 0 1\n", 2, "expected the type of a to be S, R, I or L")]
    [InlineData("1\nProperties=species:S:1:pos:R:3\nH 0 0 0 1\n", 3, "expected 4 columns")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:ok:L:1\nH 0 0 0 1\n", 3, "found ok '1'; expected T or F")]
    [InlineData("1\ngdb 3\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t1\t12\t13\t14\t15\nO 1 2 3 -0.5\n", 4, "expected the frequencies of a QM9 molecule")]
    public void Says_where_and_what_is_wrong(string text, int line, string message)
    {
        var thrown = Assert.Throws<GraphFormatException>(() => Read(text));

        Assert.Equal(("water.xyz", line), (thrown.File, thrown.Line));
        Assert.StartsWith($"water.xyz, line {line}: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_line_is_not_read_whole()
    {
        using var endless = new EndlessReader("1");
        var thrown = Assert.Throws<GraphFormatException>(() => XyzReader.Read(endless, "endless").First());

        Assert.Equal(1, thrown.Line);
        Assert.Contains("more than 1048576 characters", thrown.Message, StringComparison.Ordinal);
        Assert.True(endless.Served < 5_000_000);
    }

    [Fact]
    public void A_long_line_is_read()
    {
        string text = $"1\n{new string('x', 1_000_000)} energy=-1\nH 1 2 3\n";
        XyzFrame[] frames = Read(text + text);

        Assert.Equal((2L, 5L), (frames[0].Line, frames[1].Line));
        Assert.All(frames, frame => Assert.Equal(-1, frame.Number("energy")));
    }

    [Fact]
    public void Frames_say_which_number_or_column_is_missing()
    {
        XyzFrame frame = Read(Water)[0];

        Assert.Contains("line 2: found the keys 'energy, name'; expected gap=<number>", Assert.Throws<GraphFormatException>(() => frame.Number("gap")).Message, StringComparison.Ordinal);
        Assert.Contains("expected a finite number", Assert.Throws<GraphFormatException>(() => frame.Number("name")).Message, StringComparison.Ordinal);
        Assert.Contains("no further columns; expected forces", Assert.Throws<GraphFormatException>(() => frame.AtomValues("forces")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_bytes_give_frames_or_a_format_error() => Prop.ForAll<byte[]>(bytes =>
        GivesFramesOrFormatError(Encoding.Latin1.GetString(bytes))).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_files_give_frames_or_a_format_error() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        const string Pieces = "0123456789 \t\n\r=:\"'{}[]\\.eE+-*^SRILproHC\0\u00e9";
        const string Extended = "2\nProperties=species:S:1:pos:R:3:forces:R:3 a=\"b c\" d=[1]\nH 0 0 0 1 2 3\nC 1 1 1 4 5 6\n";
        var random = new Random(seed);
        var text = new StringBuilder(random.Next(2) == 0 ? Water : Extended);
        for (int damage = random.Next(1, 6); damage > 0; damage--)
        {
            int at = random.Next(text.Length);
            _ = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(4), text.Length - at)),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Replace(text[at], Pieces[random.Next(Pieces.Length)], at, 1),
            };
        }

        return GivesFramesOrFormatError(text.ToString());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool GivesFramesOrFormatError(string text)
    {
        try
        {
            Assert.NotEmpty(Read(text));
        }
        catch (GraphFormatException thrown)
        {
            Assert.True(thrown.Line >= 1);
        }

        return true;
    }
}
