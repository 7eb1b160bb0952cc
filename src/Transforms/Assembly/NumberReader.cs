using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Reads the numbers of a column, of whichever type, from the current row.</summary>
internal abstract class NumberReader
{
    private const int MostSparse = 1 << 28;

    /// <summary>The name of the column.</summary>
    public abstract string Name { get; }

    /// <summary>The numbers as whole ones, 0 or more; of keys, the first is 0.</summary>
    /// <exception cref="InvalidOperationException">A number is not whole or out of range, or a key is missing.</exception>
    public abstract int[] ReadWhole();

    /// <summary>The numbers in single precision.</summary>
    /// <exception cref="InvalidOperationException">A number is not finite.</exception>
    public abstract float[] ReadMeasures();

    /// <summary>The reader of a column; null where there is none.</summary>
    public static NumberReader? Create(InputColumn? input, DataViewRow row, RowErrors errors)
    {
        if (input is null)
        {
            return null;
        }

        DataViewSchema.Column column = input.Find(row.Schema);
        DataViewType item = (column.Type as VectorDataViewType)?.ItemType ?? column.Type;
        return (NumberReader)Activator.CreateInstance(typeof(Of<>).MakeGenericType(item.RawType), column, row, errors)!;
    }

    private sealed class Of<T> : NumberReader
        where T : struct, INumber<T>
    {
        private readonly RowErrors errors;
        private readonly ValueGetter<VBuffer<T>>? vectors;
        private readonly ValueGetter<T>? scalars;
        private readonly bool isKey;
        private VBuffer<T> buffer;

        public Of(DataViewSchema.Column column, DataViewRow row, RowErrors errors)
        {
            this.errors = errors;
            Name = column.Name;
            var vector = column.Type as VectorDataViewType;
            vectors = vector is null ? null : row.GetGetter<VBuffer<T>>(column);
            scalars = vector is null ? row.GetGetter<T>(column) : null;
            isKey = (vector?.ItemType ?? column.Type) is KeyDataViewType;
        }

        public override string Name { get; }

        // A Single of 2²⁴ may have been 2²⁴ + 1 before it became one.
        private static long Most => typeof(T) == typeof(float) ? (1 << 24) - 1 : int.MaxValue;

        public override int[] ReadWhole()
        {
            T[] values = Read();
            var whole = new int[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                // Keys are stored from 1 on, and 0 is a missing one.
                long value = long.CreateSaturating(values[i]) - (isKey ? 1 : 0);
                if (!T.IsInteger(values[i]) || value < 0 || value > Most)
                {
                    throw isKey && value < 0
                        ? Error("a missing key", i, "a key")
                        : Error(Text(values[i]), i, $"a whole number from 0 to {Most}");
                }

                whole[i] = (int)value;
            }

            return whole;
        }

        public override float[] ReadMeasures()
        {
            T[] values = Read();
            var measures = new float[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                measures[i] = float.CreateTruncating(values[i]);
                if (!float.IsFinite(measures[i]))
                {
                    throw Error(Text(values[i]), i, "a finite number of single precision");
                }
            }

            return measures;
        }

        private T[] Read()
        {
            if (vectors is null)
            {
                var value = new T[1];
                scalars!(ref value[0]);
                return value;
            }

            vectors(ref buffer);
            if (!buffer.IsDense && buffer.Length > MostSparse)
            {
                throw errors.In(Name, $"found a sparse vector of {buffer.Length} items; expected at most {MostSparse}.");
            }

            var values = new T[buffer.Length];
            buffer.CopyTo(values);
            return values;
        }

        private InvalidOperationException Error(string found, int place, string expected) =>
            errors.In(Name, $"found {found}{(vectors is null ? "" : $" at place {place}")}; expected {expected}.");

        private static string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
    }
}
