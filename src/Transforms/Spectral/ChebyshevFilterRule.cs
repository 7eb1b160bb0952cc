using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes' features through a polynomial of the symmetric Laplacian.</summary>
internal sealed record ChebyshevFilterRule(NumberList<double> Coefficients) : GraphRewriteRule
{
    public override string Name => "ChebyshevFilter";

    public override Graph Apply(Graph graph) => graph.WithChebyshevFilter(Coefficients.Numbers);

    public override void Write(BinaryWriter writer) => Coefficients.Write(writer);

    public static ChebyshevFilterRule Read(BinaryReader reader) => new(NumberList<double>.Read(reader));
}
