using System.Runtime.CompilerServices;

// What joins graphs to a batch knows that no edge leads from one to another.
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators")]

// Tests hold what batches keep for layers to its definition.
[assembly: InternalsVisibleTo("Equivariant.ML.Networks.Tests")]

// Laws hold to what it declares every layer, those that are parts of networks too.
[assembly: InternalsVisibleTo("Equivariant.ML.Laws.Tests")]
