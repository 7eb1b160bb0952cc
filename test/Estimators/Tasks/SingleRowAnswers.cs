using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>What a row-to-row mapper says of a row at a time, column by column.</summary>
internal sealed class SingleRowAnswers
{
    private readonly List<(string Name, Func<string> Read)> readers = [];
    private readonly Dictionary<string, List<string>> answers = [];

    public SingleRowAnswers(DataViewRow row, IEnumerable<DataViewSchema.Column> columns)
    {
        foreach (DataViewSchema.Column column in columns)
        {
            answers[column.Name] = [];
            readers.Add((column.Name, column.Type switch
            {
                VectorDataViewType => Reader<VBuffer<float>>(row, column, numbers => string.Join(" ", numbers.DenseValues().Select(Bits))),
                KeyDataViewType => Reader<uint>(row, column, key => key.ToString(CultureInfo.InvariantCulture)),
                BooleanDataViewType => Reader<bool>(row, column, value => value.ToString()),
                _ => Reader<float>(row, column, Bits),
            }));
        }
    }

    public void Read()
    {
        foreach ((string name, Func<string> read) in readers)
        {
            answers[name].Add(read());
        }
    }

    public string[] Answers(TaskRow task) => [.. task.Columns.SelectMany(column => answers[column])];

    private static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);

    private static Func<string> Reader<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> text)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return text(value);
        };
    }
}
