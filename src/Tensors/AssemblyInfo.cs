using System.Runtime.CompilerServices;

// Layers end the lifetimes of what they computed (Scope.Sweep); tests look at pools and tapes.
[assembly: InternalsVisibleTo("Equivariant.ML.Networks")]

// What joins graphs to a batch knows that its groupings are right, and uses their arrays again.
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators")]
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators.Tests")]

[assembly: InternalsVisibleTo("Equivariant.ML.Tensors.Tests")]
[assembly: InternalsVisibleTo("Equivariant.ML.Laws.Tests")]
