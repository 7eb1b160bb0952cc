using System.Runtime.CompilerServices;

// A transformer that holds a graph, or communities, writes them into its model file (GraphFile, CommunitiesFile).
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators")]
[assembly: InternalsVisibleTo("Equivariant.ML.Transforms")]
[assembly: InternalsVisibleTo("Equivariant.ML.Data.Tests")]
