using System.Runtime.CompilerServices;

// Every rule of the lists is held to the same laws.
[assembly: InternalsVisibleTo("Equivariant.ML.Transforms.Tests")]
