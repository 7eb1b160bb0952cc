using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Node features that are mostly zero, such as a bag of words, by those that are not: entries, each with a row, a column and a value.</summary>
public readonly record struct SparseFeatures
{
    /// <summary>Features of their entries.</summary>
    /// <param name="rows">Each entry's node.</param>
    /// <param name="columns">Each entry's feature.</param>
    /// <param name="values">Each entry's value, [entries].</param>
    /// <exception cref="ArgumentException">Their numbers of entries differ.</exception>
    public SparseFeatures(Grouping rows, Grouping columns, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (rows.RowCount != columns.RowCount || values.Shape != new Shape(rows.RowCount))
        {
            throw new ArgumentException($"{rows.RowCount} entries in rows, {columns.RowCount} in columns and values {values.Shape} do not fit.", nameof(values));
        }

        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>Each entry's node; entries should stand in the order of their nodes, which is fastest.</summary>
    public Grouping Rows { get; }

    /// <summary>Each entry's feature.</summary>
    public Grouping Columns { get; }

    /// <summary>Each entry's value, [entries].</summary>
    public Tensor Values { get; }

    /// <summary>The features with others dropped in training: of numbers that are zero it makes no difference.</summary>
    internal SparseFeatures Dropout(double probability, Context context) => new(Rows, Columns, context.Dropout(Values, probability));

    /// <summary>The product with a dense matrix, [nodes×outputs].</summary>
    /// <param name="weight">[features×outputs].</param>
    internal Tensor MatMul(Tensor weight) => weight.SparseMatMul(Rows, Columns, Values);
}
