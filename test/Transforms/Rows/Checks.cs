using Equivariant.ML.Interop;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What holds of every transform.</summary>
internal static class Checks
{
    /// <summary>The model, after it was saved and loaded.</summary>
    public static ITransformer Reload(ITransformer model, DataViewSchema? schema = null)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    /// <summary>Fits an estimator, and checks that it foretells the columns that its transformer makes, and that these are the data's.</summary>
    public static T FitAgreeing<T>(IEstimator<T> estimator, IDataView data)
        where T : class, ITransformer
    {
        T transformer = estimator.Fit(data);
        SchemaShape foretold = estimator.GetOutputSchema((SchemaShape)Hidden.ShapeOf(data.Schema));
        DataViewSchema schema = transformer.GetOutputSchema(data.Schema);
        var made = (SchemaShape)Hidden.ShapeOf(schema);

        Assert.Equal(Columns(made), Columns(foretold));
        Assert.Equal(schema.Select(column => $"{column}"), transformer.Transform(data).Schema.Select(column => $"{column}"));
        return transformer;
    }

    /// <summary>The message with which an estimator and, where it was fitted to other data, its transformer refuse a schema.</summary>
    public static string SchemaMessage<T>(IEstimator<T> estimator, IDataView bad, IDataView? good = null)
        where T : class, ITransformer
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(bad)).Message;
        var shape = (SchemaShape)Hidden.ShapeOf(bad.Schema);
        string ofShape = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(shape)).Message;
        Assert.StartsWith(ofShape.Split(", got", 2)[0], message, StringComparison.Ordinal);
        if (good is not null)
        {
            T transformer = estimator.Fit(good);
            Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => transformer.GetOutputSchema(bad.Schema)).Message);
            Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => transformer.Transform(bad)).Message);
        }

        return message;
    }

    /// <summary>All values of a column.</summary>
    public static T[] Read<T>(this IDataView view, string column)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[column]]);
        ValueGetter<T> get = cursor.GetGetter<T>(view.Schema[column]);
        List<T> values = [];
        while (cursor.MoveNext())
        {
            // A vector of its own for each row: a getter may write into the one that it is given.
            T value = default!;
            get(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    private static IEnumerable<string> Columns(SchemaShape shape) => shape.Select(Describe).Order(StringComparer.Ordinal);

    private static string Describe(SchemaShape.Column column) =>
        $"{column.Name}: {column.Kind} of {column.ItemType}{(column.IsKey ? ", key" : "")} ({string.Join(", ", column.Annotations.Select(Describe))})";
}
