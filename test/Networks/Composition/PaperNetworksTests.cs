using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Composition;

/// <summary>Papers' networks have the parameters that their papers' do.</summary>
public class PaperNetworksTests
{
    private const int Words = 1433, Classes = 7;

    private static readonly (string Name, NetworkOptions Options, int Parameters)[] Cases =
    [
        ("GCN", PaperNetworks.Gcn(Classes), (Words * 16) + 16 + (16 * Classes) + Classes),
        ("Chebyshev", PaperNetworks.Chebyshev(Classes), (3 * Words * 16) + 16 + (3 * 16 * Classes) + Classes),
        ("GAT", PaperNetworks.Gat(Classes), (Words * 64) + (2 * 64) + 64 + (64 * Classes) + (2 * Classes) + Classes),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_on_citations_ends_in_its_last_layer(string name)
    {
        (_, NetworkOptions options, int count) = Cases.Single(each => each.Name == name);
        var parameters = new ParameterSet(new ReferenceEngine(), seed: 1);
        InputWidths words = new() { Nodes = Words };
        options.Create(parameters.Root["network"], words);
        _ = new NodeHead(parameters.Root["head"], options, Classes);

        Assert.Equal(count, parameters.Count);
        Assert.True(options.ReadsSparseNodes(words));
        Assert.Contains(parameters.All, parameter => parameter.Path.StartsWith("network/layer0/", StringComparison.Ordinal));
    }

    [Fact]
    public void GIN_reads_every_layer_out_to_one_map()
    {
        ComposedOptions gin = PaperNetworks.Gin(16);
        var parameters = new ParameterSet(new ReferenceEngine(), seed: 1);
        gin.Create(parameters.Root["network"], new InputWidths { Nodes = 7 });
        _ = new GraphHead(parameters.Root["head"], gin, 2, Readout.Sum);

        Assert.Equal(5 * 16, gin.NodeWidth);
        Assert.Equal(new Shape(5 * 16, 2), parameters["head/graph/0/weight"].Shape);
        Assert.Equal(5, parameters.All.Count(parameter => parameter.Path.Contains("/norm", StringComparison.Ordinal) && parameter.Path.EndsWith("/weight", StringComparison.Ordinal)));
    }
}
