using System.Runtime.CompilerServices;

// Layers end the lifetimes of what they computed (Scope.Sweep); tests look at pools and tapes.
[assembly: InternalsVisibleTo("Equivariant.ML.Networks")]
[assembly: InternalsVisibleTo("Equivariant.ML.Tensors.Tests")]
[assembly: InternalsVisibleTo("Equivariant.ML.Laws.Tests")]
