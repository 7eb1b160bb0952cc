using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A column that a model adds, and how a row's prediction becomes its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Getter">Makes the column's getter from one that tells the current row's prediction.</param>
/// <param name="Annotations">What else is known of it, or null.</param>
internal sealed record ScoreColumn(string Name, DataViewType Type, Func<Func<float[]>, Delegate> Getter, DataViewSchema.Annotations? Annotations = null)
{
    internal const string Score = "Score";
    internal const string PredictedLabel = "PredictedLabel";
    internal const string Probability = "Probability";

    internal static ScoreColumn Number(string name, Func<float[], float> value) =>
        new(name, NumberDataViewType.Single, prediction => (ValueGetter<float>)((ref float target) => target = value(prediction())));

    internal static ScoreColumn Boolean(string name, Func<float[], bool> value) =>
        new(name, BooleanDataViewType.Instance, prediction => (ValueGetter<bool>)((ref bool target) => target = value(prediction())));

    internal static ScoreColumn Key(string name, Func<float[], int> index, int count, DataViewSchema.Annotations? annotations) => new(
        name,
        new KeyDataViewType(typeof(uint), count),
        prediction => (ValueGetter<uint>)((ref uint target) => target = (uint)index(prediction()) + 1),
        annotations);

    /// <summary>Numbers made of a prediction, as many as there are.</summary>
    internal static ScoreColumn Vector(string name, Func<float[], float[]> values) => new(
        name,
        new VectorDataViewType(NumberDataViewType.Single),
        prediction => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> target) => Fill(ref target, values(prediction()))));

    /// <summary>The first numbers of a prediction; a size of 0 is for all, and leaves open how many there are.</summary>
    internal static ScoreColumn Vector(string name, int size, DataViewSchema.Annotations? annotations = null) => new(
        name,
        size > 0 ? new VectorDataViewType(NumberDataViewType.Single, size) : new VectorDataViewType(NumberDataViewType.Single),
        prediction => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> target) =>
        {
            ReadOnlySpan<float> numbers = prediction();
            Fill(ref target, size > 0 ? numbers[..size] : numbers);
        }),
        annotations);

    private static void Fill(ref VBuffer<float> target, ReadOnlySpan<float> numbers)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref target, numbers.Length);
        numbers.CopyTo(editor.Values);
        target = editor.Commit();
    }
}
