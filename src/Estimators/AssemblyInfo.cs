using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Equivariant.ML.Estimators.Tests")]
