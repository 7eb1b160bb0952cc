using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>A layer that reads sparse nodes gives what it gives for the same as dense ones.</summary>
public class SparseNodesTests
{
    private static readonly (string Name, Func<ParameterScope, Layer> Build)[] Cases =
    [
        ("SageLayer that narrows", parameters => new SageLayer(parameters, SmallGraph.Width, 2)),
        ("SageLayer that widens", parameters => new SageLayer(parameters, SmallGraph.Width, 5)),
        ("GatLayer", parameters => new GatLayer(parameters, SmallGraph.Widths, 2)),
        ("GatV2Layer", parameters => new GatV2Layer(parameters, SmallGraph.Widths, 2)),
        ("ChebyshevLayer", parameters => new ChebyshevLayer(parameters, SmallGraph.Widths, 2)),
        ("Embedding", parameters => new Embedding(parameters, SmallGraph.Width, 2, activation: Activation.Tanh)),
        ("SgcLayer that narrows", parameters => new SgcLayer(parameters, SmallGraph.Widths, 2)),
        ("SgcLayer that widens", parameters => new SgcLayer(parameters, SmallGraph.Widths, 5)),
        ("PolynomialLayer", parameters => new PolynomialLayer(parameters, SmallGraph.Widths, 2)),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sparse_nodes_are_dense_ones(string name)
    {
        var layer = new SmallGraph(Cases.Single(each => each.Name == name).Build);
        SmallGraph.AssertClose(layer.Forward(), layer.Forward(sparse: true));
    }
}
