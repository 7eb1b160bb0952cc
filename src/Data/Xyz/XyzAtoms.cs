using System.Globalization;
using System.Runtime.InteropServices;
using Kind = Equivariant.ML.Data.XyzColumns.ColumnKind;

namespace Equivariant.ML.Data;

/// <summary>Collects the atom lines of a frame. It grows with the lines that are there, whatever number the file announced.</summary>
internal sealed class XyzAtoms(LineReader lines, XyzColumns columns)
{
    private readonly List<int> numbers = [];
    private readonly List<float> positions = [];
    private readonly Dictionary<string, List<float>> arrays = columns.List
        .Where(column => column.Kind is Kind.Number or Kind.Logical)
        .ToDictionary(column => column.Name, _ => new List<float>(), StringComparer.Ordinal);

    public string[] Symbols() => [.. numbers.Select(Elements.Symbol)];

    public Graph Graph() => new GraphBuilder(numbers.Count)
        .WithNodeTypes(CollectionsMarshal.AsSpan(numbers))
        .WithPositions(CollectionsMarshal.AsSpan(positions))
        .Build();

    public Dictionary<string, XyzArray> Arrays() => columns.List
        .Where(column => arrays.ContainsKey(column.Name))
        .ToDictionary(column => column.Name, column => new XyzArray(column.Width, [.. arrays[column.Name]]), StringComparer.Ordinal);

    public void Add(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> rest = line;
        foreach (XyzColumns.Column column in columns.List)
        {
            for (int i = 0; i < column.Width; i++)
            {
                Add(column, i, Next(ref rest), line);
            }
        }

        if (!columns.MayHaveMore && !Next(ref rest).IsEmpty)
        {
            throw lines.Fail($"found {LineReader.Found(line)}; expected {columns.List.Sum(column => column.Width)} columns.");
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        int length = 0;
        while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
        {
            length++;
        }

        ReadOnlySpan<char> field = rest[..length];
        rest = rest[length..];
        return field;
    }

    private void Add(XyzColumns.Column column, int place, ReadOnlySpan<char> field, ReadOnlySpan<char> line)
    {
        if (field.IsEmpty)
        {
            throw lines.Fail($"found {LineReader.Found(line)}; expected {columns.List.Sum(c => c.Width)} columns, {Describe(column, place)} among them.");
        }

        switch (column.Kind)
        {
            case Kind.Element:
                numbers.Add(Element(field));
                break;
            case Kind.Position:
                positions.Add(Number(column, place, field));
                break;
            case Kind.Number:
                arrays[column.Name].Add(Number(column, place, field));
                break;
            case Kind.Logical:
                arrays[column.Name].Add(Logical(column, place, field));
                break;
            default:
                break;
        }
    }

    private int Element(ReadOnlySpan<char> field)
    {
        if (Elements.TryNumber(field, out int number))
        {
            return number;
        }

        return int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Elements.Count
            ? number
            : throw lines.Fail($"found element {LineReader.Found(field)}; expected a symbol such as C or an atomic number from 1 to {Elements.Count}.");
    }

    private float Number(XyzColumns.Column column, int place, ReadOnlySpan<char> field) =>
        Numbers.TryParse(field, out double value) && float.IsFinite((float)value)
            ? (float)value
            : throw lines.Fail($"found {Describe(column, place)} {LineReader.Found(field)}; expected a finite number.");

    private float Logical(XyzColumns.Column column, int place, ReadOnlySpan<char> field) => field switch
    {
        "T" or "True" or "TRUE" or "true" => 1,
        "F" or "False" or "FALSE" or "false" => 0,
        _ => throw lines.Fail($"found {Describe(column, place)} {LineReader.Found(field)}; expected T or F."),
    };

    private static string Describe(XyzColumns.Column column, int place) =>
        column.Width == 1 ? column.Name : $"{column.Name}[{place}]";
}
