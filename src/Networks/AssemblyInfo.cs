using System.Runtime.CompilerServices;

// What joins graphs to a batch knows that no edge leads from one to another.
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators")]

// Tests hold what batches keep for layers to its definition.
[assembly: InternalsVisibleTo("Equivariant.ML.Networks.Tests")]
