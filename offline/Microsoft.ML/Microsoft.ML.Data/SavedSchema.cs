using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The input schema that a model file holds: names and built-in types. Columns of other types are dropped, as ML.NET drops them.</summary>
internal static class SavedSchema
{
    private const string EntryName = "Schema.offline";

    public static void Write(RepositoryWriter repository, DataViewSchema schema)
    {
        DataViewSchema.Column[] saved = [.. schema.Where(column => DescribeOrNull(column.Type) is not null)];
        Contracts.Check(saved.Length > 0, "No valid columns to save");
        repository.Add(null, EntryName, writer =>
        {
            foreach (DataViewSchema.Column column in saved)
            {
                writer.Write(column.Name);
                writer.Write(DescribeOrNull(column.Type));
            }
        });
    }

    public static DataViewSchema ReadOrNull(RepositoryReader repository)
    {
        using BinaryReader reader = repository.OpenOrNull(null, EntryName);
        if (reader is null)
            return null;

        try
        {
            DataViewSchema.Builder builder = new();
            while (reader.BaseStream.Position < reader.BaseStream.Length)
                builder.AddColumn(reader.ReadString(), Parse(reader.ReadString()));

            return builder.ToSchema();
        }
        catch (Exception ex) when (ex is EndOfStreamException or ArgumentException or FormatException or OverflowException)
        {
            throw Contracts.ExceptDecode("The model file's input schema cannot be read", ex);
        }
    }

    private static string DescribeOrNull(DataViewType type) => type switch
    {
        VectorDataViewType vector => DescribeOrNull(vector.ItemType) is { } item ? $"{item};{string.Join(",", vector.Dimensions)}" : null,
        KeyDataViewType key => $"{key.RawType.Name}:{key.Count.ToString(CultureInfo.InvariantCulture)}",
        _ => NumberTypes.All.Contains(type) ? type.RawType.Name : null,
    };

    private static DataViewType Parse(string text)
    {
        string[] itemAndDimensions = text.Split(';');
        string[] nameAndCount = itemAndDimensions[0].Split(':');
        PrimitiveDataViewType item = NumberTypes.Named(nameAndCount[0]);
        if (nameAndCount.Length == 2)
            item = new KeyDataViewType(item.RawType, ulong.Parse(nameAndCount[1], CultureInfo.InvariantCulture));

        return itemAndDimensions.Length == 1
            ? item
            : new VectorDataViewType(item, itemAndDimensions[1].Split(',').Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToArray());
    }
}
