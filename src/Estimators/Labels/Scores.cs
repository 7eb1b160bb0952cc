using System.Text.Json.Serialization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// What the numbers are that a network predicts for a row, and which columns they become. The types named here are all that a model file can hold.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "scores")]
[JsonDerivedType(typeof(NumberScores), "numbers")]
[JsonDerivedType(typeof(VectorScores), "vectors")]
[JsonDerivedType(typeof(BinaryScores), "binary")]
[JsonDerivedType(typeof(ClassScores), "classes")]
[JsonDerivedType(typeof(EdgeScores), "edges")]
internal abstract record Scores
{
    /// <summary>How many numbers the network predicts for a row; 0 where that is for the graph to say.</summary>
    [JsonIgnore]
    internal abstract int Width { get; }

    /// <summary>The columns that a model adds.</summary>
    internal abstract IReadOnlyList<ScoreColumn> Columns();

    /// <summary>Turns what the network gave for a row into what is shown, in place.</summary>
    internal virtual void Finish(Span<float> numbers, Graph graph)
    {
    }

    /// <summary>How much of what is shown one of a number, as the network gives it before probabilities are made of it, stands for.</summary>
    internal virtual double UnitOf(int number) => 1;

    /// <summary>Checks what a file may have wrong.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal abstract void Check();
}
