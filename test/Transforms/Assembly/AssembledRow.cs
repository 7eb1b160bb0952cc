using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

internal sealed class AssembledRow
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;
}
