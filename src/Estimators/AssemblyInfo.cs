using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Equivariant.ML.AutoML")]
[assembly: InternalsVisibleTo("Equivariant.ML.AutoML.Tests")]
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators.Tests")]
