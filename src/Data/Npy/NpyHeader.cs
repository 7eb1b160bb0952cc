using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The header of a .npy file: a Python dict literal such as {'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 5), }.</summary>
internal sealed record NpyHeader(NpyElement Element, bool IsBigEndian, bool IsFortranOrder, int[] Shape)
{
    private const int MaxRank = 32;

    public int ElementSize => Element switch
    {
        NpyElement.Boolean or NpyElement.Byte => 1,
        NpyElement.Single or NpyElement.Int32 => 4,
        _ => 8,
    };

    public static NpyHeader Parse(string file, string text)
    {
        string? type = null;
        bool? fortran = null;
        int[]? shape = null;
        var scanner = new NpyScanner(file, text);
        scanner.Expect('{');
        while (!scanner.TryTake('}'))
        {
            string key = scanner.String();
            scanner.Expect(':');
            switch (key)
            {
                case "descr":
                    type = scanner.String();
                    break;
                case "fortran_order":
                    fortran = scanner.Boolean();
                    break;
                case "shape":
                    shape = ParseShape(scanner);
                    break;
                default:
                    throw scanner.Fail($"'{key}'", "descr, fortran_order or shape");
            }

            if (!scanner.TryTake(','))
            {
                scanner.Expect('}');
                break;
            }
        }

        scanner.ExpectEnd();
        if (type is null || fortran is null || shape is null)
        {
            throw scanner.Fail($"no {(type is null ? "descr" : fortran is null ? "fortran_order" : "shape")}", "descr, fortran_order and shape");
        }

        return new NpyHeader(ParseElement(scanner, type), type[0] == '>', fortran.Value, shape);
    }

    private static NpyElement ParseElement(NpyScanner scanner, string type)
    {
        if (type.Length == 3 && type[0] is '<' or '>' or '|' or '=')
        {
            switch (type[1..])
            {
                case "f4":
                    return NpyElement.Single;
                case "f8":
                    return NpyElement.Double;
                case "i4":
                    return NpyElement.Int32;
                case "i8":
                    return NpyElement.Int64;
                case "u1":
                    return NpyElement.Byte;
                case "b1":
                    return NpyElement.Boolean;
            }
        }

        throw scanner.Fail($"element type '{type}'", "f4, f8, i4, i8, u1 or b1 after <, >, = or |");
    }

    private static int[] ParseShape(NpyScanner scanner)
    {
        var shape = new List<int>();
        scanner.Expect('(');
        while (!scanner.TryTake(')'))
        {
            shape.Add(scanner.Count());
            if (shape.Count > MaxRank)
            {
                throw scanner.Fail($"more than {MaxRank} dimensions", $"at most {MaxRank}");
            }

            if (!scanner.TryTake(','))
            {
                scanner.Expect(')');
                break;
            }
        }

        return [.. shape];
    }

    /// <summary>The number of elements; as a double it cannot overflow.</summary>
    public double Count => Shape.Aggregate(1.0, (product, length) => product * length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Element} ({string.Join(", ", Shape)})");
}
