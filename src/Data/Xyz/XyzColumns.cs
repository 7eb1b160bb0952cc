using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The columns of a frame's atom lines, from the Properties of an extended XYZ comment or the plain format's four.</summary>
internal sealed record XyzColumns(IReadOnlyList<XyzColumns.Column> List, bool MayHaveMore)
{
    /// <summary>The most columns of one property.</summary>
    public const int MaxWidth = 1000;

    /// <summary>Symbol and position; whatever follows on the line is passed over, as the plain format has no names for it.</summary>
    public static readonly XyzColumns Plain = new(
        [new Column("species", ColumnKind.Element, 1), new Column("pos", ColumnKind.Position, 3)], MayHaveMore: true);

    /// <summary>Symbol, position and Mulliken charge.</summary>
    public static readonly XyzColumns Qm9 = new([.. Plain.List, new Column("charges", ColumnKind.Number, 1)], MayHaveMore: false);

    /// <summary>Reads a Properties value such as species:S:1:pos:R:3:forces:R:3.</summary>
    public static XyzColumns Parse(LineReader lines, string properties)
    {
        string[] fields = properties.Split(':');
        if (fields.Length % 3 != 0)
        {
            throw Fail(lines, properties, "name:type:count, again and again");
        }

        var columns = new List<Column>();
        for (int i = 0; i < fields.Length; i += 3)
        {
            string name = fields[i];
            if (!int.TryParse(fields[i + 2], NumberStyles.None, CultureInfo.InvariantCulture, out int width) || width is < 1 or > MaxWidth)
            {
                throw Fail(lines, properties, $"1 to {MaxWidth} columns of {name}");
            }

            if (columns.Exists(column => column.Name == name))
            {
                throw Fail(lines, properties, $"{name} once");
            }

            columns.Add(new Column(name, Kind(lines, properties, name, fields[i + 1], width), width));
        }

        if (columns.Count(column => column.Kind == ColumnKind.Element) != 1)
        {
            throw Fail(lines, properties, "either species:S:1 or Z:I:1");
        }

        return columns.Exists(column => column.Kind == ColumnKind.Position)
            ? new XyzColumns(columns, MayHaveMore: false)
            : throw Fail(lines, properties, "pos:R:3");
    }

    private static ColumnKind Kind(LineReader lines, string properties, string name, string type, int width) => (name, type, width) switch
    {
        ("species", "S", 1) or ("Z", "I", 1) => ColumnKind.Element,
        ("pos", "R", 3) => ColumnKind.Position,
        ("species", _, _) => throw Fail(lines, properties, "species:S:1"),
        ("Z", _, _) => throw Fail(lines, properties, "Z:I:1"),
        ("pos", _, _) => throw Fail(lines, properties, "pos:R:3"),
        (_, "R" or "I", _) => ColumnKind.Number,
        (_, "L", _) => ColumnKind.Logical,
        (_, "S", _) => ColumnKind.Text,
        _ => throw Fail(lines, properties, $"the type of {name} to be S, R, I or L"),
    };

    private static GraphFormatException Fail(LineReader lines, string properties, string expected) =>
        lines.Fail($"found Properties={LineReader.Found(properties)}; expected {expected}.");

    public enum ColumnKind
    {
        Element,
        Position,
        Number,
        Logical,
        Text,
    }

    public sealed record Column(string Name, ColumnKind Kind, int Width);
}
