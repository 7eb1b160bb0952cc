using System.Text.Json;
using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Architectures;

public class NetworkOptionsTests
{
    private static readonly InputWidths Moving = new() { Nodes = 2, Edges = 1, Dimension = 3, Velocities = true };

    private static readonly (NetworkOptions Options, string Message)[] OutOfRange =
    [
        (new EgnnOptions { Layers = 0 }, "EgnnOptions.Layers is 0; expected 1 to 1024."),
        (new EgnnOptions { Width = -3 }, "EgnnOptions.Width is -3; expected 1 to 16384."),
        (new EgnnOptions { Width = 1 << 20 }, "EgnnOptions.Width is 1048576; expected 1 to 16384."),
        (new EgnnOptions { LargestStep = 0 }, "EgnnOptions.LargestStep is 0; expected a positive number."),
        (new EgnnOptions { PullToOrigin = 1 }, "EgnnOptions.PullToOrigin is 1; expected 0 to below 1."),
        (new EgnnOptions { Activation = (Activation)77 }, "EgnnOptions.Activation is 77; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new EgnnOptions { Differences = (Differences)(-1) }, "EgnnOptions.Differences is -1; expected Plain, Soft, Unit."),
        (new EgnnOptions { Coordinates = (Aggregation)3 }, "EgnnOptions.Coordinates is 3; expected Sum, Mean, OverOthers."),
        (new GnnOptions { Messages = (Aggregation)3 }, "GnnOptions.Messages is 3; expected Sum, Mean, OverOthers."),
        (new RadialFieldOptions { Activation = (Activation)9 }, "RadialFieldOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new GnnOptions { Layers = 0 }, "GnnOptions.Layers is 0; expected 1 to 1024."),
        (new GnnOptions { Width = 0 }, "GnnOptions.Width is 0; expected 1 to 16384."),
        (new GcnOptions { Layers = 0 }, "GcnOptions.Layers is 0; expected 1 to 1024."),
        (new GcnOptions { Width = 0 }, "GcnOptions.Width is 0; expected 1 to 16384."),
        (new GcnOptions { Dropout = 1 }, "GcnOptions.Dropout is 1; expected 0 to below 1."),
        (new GcnOptions { Activation = (Activation)9 }, "GcnOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new GcnOptions { LastWidth = 0 }, "GcnOptions.LastWidth is 0; expected 1 to 16384."),
        (new LinearDynamicsOptions { HeadLayers = -1 }, "LinearDynamicsOptions.HeadLayers is -1; expected 0 to 2."),
        (new GcniiOptions { Layers = 0 }, "GcniiOptions.Layers is 0; expected 1 to 1024."),
        (new GcniiOptions { Width = 0 }, "GcniiOptions.Width is 0; expected 1 to 16384."),
        (new GcniiOptions { LastWidth = 0 }, "GcniiOptions.LastWidth is 0; expected 1 to 16384."),
        (new GcniiOptions { Alpha = 1 }, "GcniiOptions.Alpha is 1; expected 0 to below 1."),
        (new GcniiOptions { Lambda = -0.5 }, "GcniiOptions.Lambda is -0.5; expected 0 or more."),
        (new GcniiOptions { Dropout = -1 }, "GcniiOptions.Dropout is -1; expected 0 to below 1."),
        (new SchNetOptions { Layers = 0 }, "SchNetOptions.Layers is 0; expected 1 to 1024."),
        (new SchNetOptions { Width = 0 }, "SchNetOptions.Width is 0; expected 1 to 16384."),
        (new SchNetOptions { Filters = 0 }, "SchNetOptions.Filters is 0; expected 1 to 16384."),
        (new SchNetOptions { LastWidth = 0 }, "SchNetOptions.LastWidth is 0; expected 1 to 16384."),
        (new SchNetOptions { Gaussians = 1 }, "SchNetOptions.Gaussians is 1; expected 2 to 16384."),
        (new SchNetOptions { Cutoff = 0 }, "SchNetOptions.Cutoff is 0; expected a positive number."),
        (new SchNetOptions { Activation = (Activation)9 }, "SchNetOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new RadialFieldOptions { Layers = 0 }, "RadialFieldOptions.Layers is 0; expected 1 to 1024."),
        (new RadialFieldOptions { Width = 0 }, "RadialFieldOptions.Width is 0; expected 1 to 16384."),
        (new RadialFieldOptions { PullToOrigin = double.NaN }, "RadialFieldOptions.PullToOrigin is NaN; expected 0 to below 1."),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, OutOfRange.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Option_out_of_its_range_is_refused(int place)
    {
        (NetworkOptions options, string message) = OutOfRange[place];
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => options.Create(Parameters(), Moving));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_without_what_a_network_needs_are_refused()
    {
        InputWidths still = Moving with { Velocities = false };
        InputWidths flat = new() { Nodes = 2 };

        Assert.Equal(
            "EgnnOptions: the network needs positions, which these graphs do not have.",
            Assert.Throws<ArgumentException>(() => new EgnnOptions().Create(Parameters(), flat)).Message);
        Assert.Equal(
            "LinearDynamicsOptions: the network needs velocities, which these graphs do not have.",
            Assert.Throws<ArgumentException>(() => new LinearDynamicsOptions().Create(Parameters(), still)).Message);
        Assert.Contains(
            "RadialFieldOptions moves positions and gives no node features",
            Assert.Throws<ArgumentException>(() => new GraphHead(Parameters(), new RadialFieldOptions(), 1, Readout.Sum)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_architecture_has_a_name_in_saved_models()
    {
        IEnumerable<Type> named = typeof(NetworkOptions).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Select(attribute => ((JsonDerivedTypeAttribute)attribute).DerivedType);

        Assert.Empty(typeof(NetworkOptions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NetworkOptions))).Except(named));
    }

    [Fact]
    public void Options_come_back_from_their_saved_form()
    {
        NetworkOptions[] all =
        [
            new EgnnOptions { Layers = 7, Width = 12, InferEdges = true, Differences = Differences.Unit, PullToOrigin = 0.1, LargestStep = 100, Messages = Aggregation.OverOthers },
            new GnnOptions { Gate = true, Activation = Activation.Tanh },
            new GcnOptions { Layers = 3, Dropout = 0.25, Activation = Activation.Tanh },
            new GcniiOptions { Layers = 3, LastWidth = 7, Lambda = 1.5, Alpha = 0.2, Dropout = 0 },
            new SchNetOptions { Layers = 3, Filters = 7, Gaussians = 20, Cutoff = 2.5, KeepBeyondCutoff = true, LastWidth = 2, Activation = Activation.Silu },
            new RadialFieldOptions { BoundSteps = false },
            new LinearDynamicsOptions { HeadLayers = 1 },
            new ComposedOptions { Layers = [new GcnLayerOptions { Width = 3 }, new GinLayerOptions()], Norm = Norm.Layer, JumpingKnowledge = JumpingKnowledge.Concat, HeadLayers = 0 },
        ];

        Assert.All(all, options => Assert.Equal(options, JsonSerializer.Deserialize<NetworkOptions>(JsonSerializer.Serialize(options))));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NetworkOptions>("""{"network":"System.Diagnostics.Process"}"""));
    }

    [Theory]
    [InlineData("""{"network":"gcn"}""", 2)]
    [InlineData("""{"network":"gcn","headLayers":1}""", 1)]
    [InlineData("""{"network":"gcn","headLayers":0}""", 0)]
    public void A_file_that_says_nothing_of_the_head_means_two_maps(string text, int maps) =>
        Assert.Equal(maps, JsonSerializer.Deserialize<NetworkOptions>(text)!.HeadLayers);

    private static ParameterScope Parameters() => new ParameterSet(new ReferenceEngine(), seed: 1).Root;
}
