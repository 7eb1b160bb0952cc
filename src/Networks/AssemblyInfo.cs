using System.Runtime.CompilerServices;

// What joins graphs to a batch knows that no edge leads from one to another.
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators")]
