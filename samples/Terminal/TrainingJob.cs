using Equivariant.ML.Estimators;

namespace Equivariant.ML.Terminal;

/// <summary>A training to show.</summary>
/// <param name="Name">What is trained.</param>
/// <param name="Epochs">For how many epochs.</param>
/// <param name="Train">Trains, and reports each epoch.</param>
public sealed record TrainingJob<T>(string Name, int Epochs, Func<IProgress<TrainingProgress>, T> Train);
