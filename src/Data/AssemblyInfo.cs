using System.Runtime.CompilerServices;

// A transformer that holds a graph writes it into its model file (GraphFile).
[assembly: InternalsVisibleTo("Equivariant.ML.Transforms")]
[assembly: InternalsVisibleTo("Equivariant.ML.Data.Tests")]
