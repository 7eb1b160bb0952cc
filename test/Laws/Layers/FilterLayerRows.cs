using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Filters of the Laplacian: its polynomials, and functions of its eigenvalues.</summary>
internal static class FilterLayerRows
{
    internal static IEnumerable<LayerRow> All() =>
    [
        OfChebyshev("by default", 3),
        OfChebyshev("of one term", 1),
        OfChebyshev("of two terms", 2),
        OfChebyshev("of four terms below 1.5", 4, 1.5),
        OfChebyshev("weighted", 3, weight: 1),
        OfPolynomial("by default", 3),
        OfPolynomial("of one term", 1),
        OfPolynomial("weighted", 3, weight: 0),
        Of("SpectralLayer by default", null, (parameters, widths) => new SpectralLayer(parameters, widths.Nodes, 2)),
        Of("SpectralLayer of four points", null, (parameters, widths) => new SpectralLayer(parameters, widths.Nodes, 5, points: 4)),
    ];

    private static LayerRow OfChebyshev(string form, int terms, double largest = 2, int? weight = null) =>
        Of($"ChebyshevLayer {form}", weight, (parameters, widths) => new ChebyshevLayer(parameters, widths, 2, terms, largest));

    private static LayerRow OfPolynomial(string form, int terms, int? weight = null) =>
        Of($"PolynomialLayer {form}", weight, (parameters, widths) => new PolynomialLayer(parameters, widths, 2, terms));

    private static LayerRow Of<TLayer>(string name, int? weight, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), LayerCatalog.Plain with { EdgeWeight = weight }, (parameters, widths) => LayerModel.Of(build(parameters, widths)));
}
