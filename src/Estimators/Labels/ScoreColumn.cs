using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>How a prediction becomes the value of the column "Score".</summary>
internal abstract class ScoreColumn
{
    internal const string Name = "Score";

    /// <summary>The one number of a graph.</summary>
    internal static ScoreColumn Number { get; } = new NumberColumn();

    /// <summary>The numbers of all nodes' vectors, one after the other; as many as the graph's nodes need.</summary>
    internal static ScoreColumn Vector { get; } = new VectorColumn();

    internal abstract DataViewType Type { get; }

    /// <summary>The column's getter, from one that tells the row's prediction.</summary>
    internal abstract Delegate Getter(Func<float[]> prediction);

    private sealed class NumberColumn : ScoreColumn
    {
        internal override DataViewType Type => NumberDataViewType.Single;

        internal override Delegate Getter(Func<float[]> prediction) => (ValueGetter<float>)((ref float value) => value = prediction()[0]);
    }

    private sealed class VectorColumn : ScoreColumn
    {
        internal override DataViewType Type { get; } = new VectorDataViewType(NumberDataViewType.Single);

        internal override Delegate Getter(Func<float[]> prediction) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            float[] numbers = prediction();
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, numbers.Length);
            numbers.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }
}
