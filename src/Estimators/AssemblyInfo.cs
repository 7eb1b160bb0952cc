using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Equivariant.ML.AutoML")]
[assembly: InternalsVisibleTo("Equivariant.ML.AutoML.Tests")]
[assembly: InternalsVisibleTo("Equivariant.ML.Estimators.Tests")]

// A benchmark times one step of training, and packing, by themselves.
[assembly: InternalsVisibleTo("Equivariant.ML.Bench")]
