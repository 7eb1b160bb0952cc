using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Composition;

/// <summary>Layers of one's own.</summary>
public class LayerRegistryTests
{
    [Fact]
    public void A_registered_layer_comes_back_from_its_saved_form()
    {
        LayerRegistry.Register<WidenOptions>("widen");
        NetworkOptions options = new ComposedOptions { Layers = [new LinearLayerOptions { Width = 2 }, new WidenOptions { Times = 3, How = Way.Far }] };
        string text = JsonSerializer.Serialize(options);

        Assert.Contains("""{"layer":"widen","times":3,"how":"Far"}""", text, StringComparison.Ordinal);
        Assert.Equal(options, JsonSerializer.Deserialize<NetworkOptions>(text));
        Assert.Equal(6, options.NodeWidth);
        Assert.Contains("widen", LayerRegistry.Names);
    }

    [Fact]
    public void A_layer_may_say_itself_how_it_is_written()
    {
        LayerRegistry.Register<OwnForm>("ownForm", new DefaultJsonTypeInfoResolver());
        NetworkOptions options = new ComposedOptions { Layers = [new OwnForm { Width = 4 }] };

        Assert.Equal(options, JsonSerializer.Deserialize<NetworkOptions>(JsonSerializer.Serialize(options)));
    }

    [Fact]
    public void Registering_again_changes_nothing_and_other_names_are_refused()
    {
        LayerRegistry.Register<Twice>("twice");
        LayerRegistry.Register<Twice>("twice");

        Assert.Equal(
            "Twice is registered as 'twice' already; expected the same name, not 'thrice'. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => LayerRegistry.Register<Twice>("thrice")).Message);
        Assert.Equal(
            "'gcn' is the name of GcnLayerOptions already; expected another for Never. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => LayerRegistry.Register<Never>("gcn")).Message);
        Assert.Throws<ArgumentException>(() => LayerRegistry.Register<Never>(" "));
        Assert.StartsWith("LayerOptions is abstract", Assert.Throws<ArgumentException>(() => LayerRegistry.Register<LayerOptions>("any")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => LayerRegistry.Register<Never>("never", null!));
    }

    [Fact]
    public void A_layer_that_is_not_registered_is_refused_before_anything_is_trained()
    {
        var options = new ComposedOptions { Layers = [new Never()] };
        const string Message = "Never has no name in saved models; expected that it was registered, by LayerRegistry.Register<Never>(\"name\").";

        Assert.Equal(Message, Assert.Throws<ArgumentException>(options.Validate).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => JsonSerializer.Serialize<NetworkOptions>(options)).Message);
    }

    [Theory]
    [InlineData("""[{"layer":"unheardOf","width":3}]""", "Layers[0] is 'unheardOf', which is no registered layer (")]
    [InlineData("""[{"layer":"gcn"},{"layer":"System.String"}]""", "Layers[1] is 'System.String', which is no registered layer")]
    [InlineData("""[null]""", "Layers[0] is null.")]
    [InlineData("""{"layer":"gcn"}""", "Layers are no list.")]
    [InlineData("""[{"layer":"gcn","depth":3}]""", "depth")]
    [InlineData("""[{"layer":"gcn","width":"wide"}]""", "$.width")]
    [InlineData("""[{"layer":"gcn","width":2},""", "")]
    public void A_file_that_names_what_is_not_there_is_refused(string layers, string message)
    {
        JsonException error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NetworkOptions>($$"""{"network":"composed","Layers":{{layers}}}"""));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private enum Way
    {
        Near,
        Far,
    }

    private sealed record WidenOptions : LayerOptions
    {
        public int Times { get; init; } = 2;

        public Way How { get; init; }

        public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Times * inputs.Nodes };

        public override Layer Create(ParameterScope parameters, InputWidths inputs) => throw new NotSupportedException();
    }

    private sealed record OwnForm : Fixed
    {
        public int Width { get; init; }
    }

    private sealed record Twice : Fixed;

    private sealed record Never : Fixed;

    private abstract record Fixed : LayerOptions
    {
        public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = 1 };

        public override Layer Create(ParameterScope parameters, InputWidths inputs) => throw new NotSupportedException();
    }
}
