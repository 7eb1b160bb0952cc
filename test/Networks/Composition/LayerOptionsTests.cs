using System.Text.Json;
using System.Text.Json.Serialization;
using Equivariant.ML.Networks.Tests.Layers;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Composition;

public class LayerOptionsTests
{
    private static readonly (LayerOptions Options, string Message)[] OutOfRange =
    [
        (new LinearLayerOptions { Width = 0 }, "LinearLayerOptions.Width is 0; expected 1 to 16384."),
        (new GcnLayerOptions { Width = 1 << 20 }, "GcnLayerOptions.Width is 1048576; expected 1 to 16384."),
        (new SgcLayerOptions { Width = 0 }, "SgcLayerOptions.Width is 0; expected 1 to 16384."),
        (new SgcLayerOptions { Steps = 0 }, "SgcLayerOptions.Steps is 0; expected 1 to 256."),
        (new AppnpLayerOptions { Width = 0 }, "AppnpLayerOptions.Width is 0; expected 1 to 16384."),
        (new AppnpLayerOptions { Steps = 999 }, "AppnpLayerOptions.Steps is 999; expected 1 to 256."),
        (new AppnpLayerOptions { Teleport = -1 }, "AppnpLayerOptions.Teleport is -1; expected 0 to below 1."),
        (new AppnpLayerOptions { EntryDropout = 1 }, "AppnpLayerOptions.EntryDropout is 1; expected 0 to below 1."),
        (new SpectralLayerOptions { Width = 0 }, "SpectralLayerOptions.Width is 0; expected 1 to 16384."),
        (new SpectralLayerOptions { Points = 3 }, "SpectralLayerOptions: 3 points; expected 4 to 256."),
        (new RelationalLayerOptions { Width = 0 }, "RelationalLayerOptions.Width is 0; expected 1 to 16384."),
        (new RelationalLayerOptions { Bases = 0 }, "RelationalLayerOptions.Bases is 0; expected 1 to 16384."),
        (new TypedLinearLayerOptions { Width = 0 }, "TypedLinearLayerOptions.Width is 0; expected 1 to 16384."),
        (new PairsLayerOptions { Width = 0 }, "PairsLayerOptions.Width is 0; expected 1 to 16384."),
        (new PairsLayerOptions { Layers = 0 }, "PairsLayerOptions.Layers is 0; expected 1 to 1024."),
        (new PairsLayerOptions { PairWidth = 0 }, "PairsLayerOptions.PairWidth is 0; expected 1 to 16384."),
        (new PairsLayerOptions { Activation = (Activation)9 }, "PairsLayerOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new SageLayerOptions { Width = 0 }, "SageLayerOptions.Width is 0; expected 1 to 16384."),
        (new SageLayerOptions { Aggregation = (Aggregation)9 }, "SageLayerOptions.Aggregation is 9; expected Sum, Mean, OverOthers."),
        (new GinLayerOptions { Width = 0 }, "GinLayerOptions.Width is 0; expected 1 to 16384."),
        (new GinLayerOptions { Hidden = 0 }, "GinLayerOptions.Hidden is 0; expected 1 to 16384."),
        (new GinLayerOptions { Activation = (Activation)9 }, "GinLayerOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new GineLayerOptions { Width = 0 }, "GineLayerOptions.Width is 0; expected 1 to 16384."),
        (new GineLayerOptions { Hidden = -1 }, "GineLayerOptions.Hidden is -1; expected 1 to 16384."),
        (new GineLayerOptions { Activation = (Activation)9 }, "GineLayerOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new GatLayerOptions { Width = 0 }, "GatLayerOptions.Width is 0; expected 1 to 16384."),
        (new GatLayerOptions { Attention = new() { Heads = 0 } }, "GatLayerOptions: 0 heads; expected 1 to 1024."),
        (new GatLayerOptions { Attention = new() { Dropout = 1 } }, "GatLayerOptions: a dropout of 1; expected 0 to below 1."),
        (new GatV2LayerOptions { Width = 0 }, "GatV2LayerOptions.Width is 0; expected 1 to 16384."),
        (new GatV2LayerOptions { Attention = new() { Heads = 2000 } }, "GatV2LayerOptions: 2000 heads; expected 1 to 1024."),
        (new TransformerLayerOptions { Width = 0 }, "TransformerLayerOptions.Width is 0; expected 1 to 16384."),
        (new TransformerLayerOptions { Attention = new() { Heads = 0 } }, "TransformerLayerOptions: 0 heads; expected 1 to 1024."),
        (new ChebyshevLayerOptions { Width = 0 }, "ChebyshevLayerOptions.Width is 0; expected 1 to 16384."),
        (new ChebyshevLayerOptions { Terms = 0 }, "ChebyshevLayerOptions.Terms is 0; expected 1 to 256."),
        (new ChebyshevLayerOptions { LargestEigenvalue = double.NaN }, "ChebyshevLayerOptions.LargestEigenvalue is NaN; expected a positive number."),
        (new PolynomialLayerOptions { Width = 0 }, "PolynomialLayerOptions.Width is 0; expected 1 to 16384."),
        (new PolynomialLayerOptions { Terms = 300 }, "PolynomialLayerOptions.Terms is 300; expected 1 to 256."),
        (new EdgeNetworkLayerOptions { Width = 0 }, "EdgeNetworkLayerOptions.Width is 0; expected 1 to 16384."),
        (new EdgeNetworkLayerOptions { Hidden = 0 }, "EdgeNetworkLayerOptions.Hidden is 0; expected 1 to 16384."),
        (new EdgeNetworkLayerOptions { Aggregation = (Aggregation)9 }, "EdgeNetworkLayerOptions.Aggregation is 9; expected Sum, Mean, OverOthers."),
        (new EdgeNetworkLayerOptions { Activation = (Activation)9 }, "EdgeNetworkLayerOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new GatedGraphLayerOptions { Width = 0 }, "GatedGraphLayerOptions.Width is 0; expected 1 to 16384."),
        (new GatedGraphLayerOptions { Steps = 0 }, "GatedGraphLayerOptions.Steps is 0; expected 1 to 1024."),
        (new DeepSetsLayerOptions { Width = 0 }, "DeepSetsLayerOptions.Width is 0; expected 1 to 16384."),
        (new DeepSetsLayerOptions { Pool = (Readout)9 }, "DeepSetsLayerOptions.Pool is 9; expected Sum, Mean, Max."),
        (new DiffPoolLayerOptions { Width = 0 }, "DiffPoolLayerOptions.Width is 0; expected 1 to 16384."),
        (new DiffPoolLayerOptions { Clusters = 0 }, "DiffPoolLayerOptions.Clusters is 0; expected 1 to 16384."),
        (new DiffPoolLayerOptions { LinkWeight = -1 }, "DiffPoolLayerOptions.LinkWeight is -1; expected 0 or more."),
        (new DiffPoolLayerOptions { EntropyWeight = double.NaN }, "DiffPoolLayerOptions.EntropyWeight is NaN; expected 0 or more."),
        (new GnnLayerOptions { Form = new() { Width = 0 } }, "GnnOptions.Width is 0; expected 1 to 16384."),
        (new SchNetLayerOptions { Form = new() { Width = 0 } }, "SchNetOptions.Width is 0; expected 1 to 16384."),
        (new EgnnLayerOptions { Form = new() { Width = 0 } }, "EgnnOptions.Width is 0; expected 1 to 16384."),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, OutOfRange.Length)];

    public static TheoryData<int> Layers => [.. Enumerable.Range(0, BuiltInLayers.All.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Option_out_of_its_range_is_refused_and_the_layer_named(int place)
    {
        (LayerOptions options, string message) = OutOfRange[place];
        var network = new ComposedOptions { Layers = [new GcnLayerOptions(), options] };

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(network.Validate);
        Assert.StartsWith($"ComposedOptions.Layers[1]: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_layer_has_a_name_in_saved_models_and_a_place_here()
    {
        Type[] all = [.. typeof(LayerOptions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerOptions)))];
        IEnumerable<Type> named = typeof(LayerOptions).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Select(attribute => ((JsonDerivedTypeAttribute)attribute).DerivedType);

        Assert.Empty(all.Except(named));
        Assert.Empty(all.Except(BuiltInLayers.All.Select(layer => layer.GetType())));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Options_come_back_from_their_saved_form(int place)
    {
        NetworkOptions options = new ComposedOptions { Layers = [BuiltInLayers.All[place]] };
        Assert.Equal(options, JsonSerializer.Deserialize<NetworkOptions>(JsonSerializer.Serialize(options)));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_gives_nodes_of_the_width_that_its_options_say(int place)
    {
        LayerOptions options = BuiltInLayers.All[place];
        if (options.NeedsPositions)
        {
            Assert.Equal(5, options.Outputs(default).Nodes);
            return;
        }

        double[][] rows = new SmallGraph(parameters => options.Create(parameters, SmallGraph.Widths)).Forward();
        Assert.All(rows, row => Assert.Equal(options.Outputs(SmallGraph.Widths).Nodes, row.Length));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_has_the_symmetry_that_its_options_say(int place)
    {
        LayerOptions options = BuiltInLayers.All[place];
        InputWidths widths = SmallGraph.Widths with { Dimension = 3 };

        Assert.Equal(options.Create(new ParameterSet(new ReferenceEngine(), 1).Root, widths).Symmetry, options.Symmetry);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Sparse_nodes_are_dense_ones_to_a_layer_that_reads_them(int place)
    {
        LayerOptions options = BuiltInLayers.All[place];
        if (!options.ReadsSparseNodes(SmallGraph.Widths))
        {
            return;
        }

        var layer = new SmallGraph(parameters => options.Create(parameters, SmallGraph.Widths));
        SmallGraph.AssertClose(layer.Forward(), layer.Forward(sparse: true));
    }

    /// <summary>What generated code reads of nothing is null.</summary>
    [Theory]
    [InlineData("""{"network":"composed","Layers":[{"layer":"gat","width":3}]}""", "ComposedOptions.Layers[0]: Value cannot be null.")]
    [InlineData("""{"network":"composed","Layers":[{"layer":"gcn","width":3},{"layer":"egnn"}]}""", "ComposedOptions.Layers[1]: Value cannot be null.")]
    [InlineData("""{"network":"composed","Layers":[{"layer":"gnn"}]}""", "ComposedOptions.Layers[0]: Value cannot be null.")]
    [InlineData("""{"network":"composed","Layers":null}""", "Value cannot be null.")]
    public void A_file_that_leaves_a_part_out_is_refused(string text, string message)
    {
        NetworkOptions options = JsonSerializer.Deserialize<NetworkOptions>(text)!;
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_printed_is_what_was_chosen() => Assert.Equal(
        "GatLayerOptions { Width = 5, Attention = AttentionOptions { Heads = 2, Average = False, Dropout = 0 }, SelfLoops = True }",
        new GatLayerOptions { Width = 5, Attention = new() { Heads = 2 } }.ToString());
}
