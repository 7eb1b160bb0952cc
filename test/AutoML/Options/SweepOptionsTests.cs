using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.AutoML.Tests;

public sealed class SweepOptionsTests
{
    private const string Architecture = nameof(GraphRegressionSweepOptions.Architecture);

    // As AutoML's Parameter.AsType has it.
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static TheoryData<string> Tasks => SweepTask.Names;

    [Fact]
    public void Every_trainer_of_a_network_has_a_row()
    {
        IEnumerable<string> records = typeof(GraphRegressionSweepOptions).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false } && type.Name.EndsWith("SweepOptions", StringComparison.Ordinal))
            .Select(type => type.Name);
        IEnumerable<string> trainers = typeof(GraphTrainerOptions).Assembly.GetExportedTypes()
            .Where(type => type.GetNestedType("Options")?.IsSubclassOf(typeof(GraphTrainerOptions)) == true)
            .Select(type => type.Name.Replace("Trainer", "SweepOptions", StringComparison.Ordinal));
        Assert.Equal(trainers.Order(StringComparer.Ordinal), records.Order(StringComparer.Ordinal));
        Assert.Equal(records.Order(StringComparer.Ordinal), SweepTask.All.Select(task => task.Sweep.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_property_is_flat_and_starts_within_its_range(string name)
    {
        Type sweep = SweepTask.Of(name).Sweep;
        object defaults = New(sweep);
        foreach (SweptProperty property in SweptProperty.Of(sweep))
        {
            Type type = property.Property.PropertyType;
            Assert.True(type.IsEnum || type == typeof(int) || type == typeof(double) || type == typeof(bool) || type == typeof(string), property.Name);
            object value = property.Property.GetValue(defaults)!;
            Assert.All(property.Ends, end => Assert.IsType(type, end));
            Assert.True(property.Holds(value), $"{property.Name} is {value} by default, which its range does not hold.");
            Assert.Equal(value, property.Start);
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_defaults_are_the_trainers_own(string name)
    {
        SweepTask task = SweepTask.Of(name);
        Assert.Equal(Describe(task.NewOptions()), Describe(task.ToOptions(New(task.Sweep))));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_end_of_every_range_makes_a_trainer_with_every_architecture(string name)
    {
        SweepTask task = SweepTask.Of(name);
        SweptProperty[] properties = SweptProperty.Of(task.Sweep);
        foreach (object architecture in properties.Single(property => property.Name == Architecture).Ends)
        {
            foreach (SweptProperty property in properties.Where(property => property.Name != Architecture))
            {
                Assert.All(property.Ends, end => Assert.NotNull(task.Create(task.ToOptions(property.With(New(task.Sweep, architecture), end)))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_property_makes_a_difference(string name)
    {
        SweepTask task = SweepTask.Of(name);
        string[] usual = Describe(task.ToOptions(New(task.Sweep)));
        foreach (SweptProperty property in SweptProperty.Of(task.Sweep))
        {
            object other = property.Ends.First(end => !end.Equals(property.Start));
            Assert.NotEqual(usual, Describe(task.ToOptions(property.With(New(task.Sweep), other))));
        }
    }

    /// <summary>What an architecture is asked for reaches it, if it has an option of that name.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_architecture_takes_the_values_that_it_knows(string name)
    {
        SweepTask task = SweepTask.Of(name);
        SweptProperty[] properties = SweptProperty.Of(task.Sweep);
        foreach (object architecture in Enum.GetValues(properties.Single(property => property.Name == Architecture).Property.PropertyType))
        {
            foreach (SweptProperty property in properties.Where(property => property.Name is "Layers" or "Width" or "Messages"))
            {
                object other = property.Ends.First(end => !end.Equals(property.Start));
                NetworkOptions network = task.ToOptions(property.With(New(task.Sweep, architecture), other)).Network;
                if (network is ComposedOptions composed)
                {
                    AssertComposed($"{architecture}", composed, property.Name, other);
                    continue;
                }

                Assert.StartsWith($"{architecture}Options", network.GetType().Name, StringComparison.Ordinal);
                if (network.GetType().GetProperty(property.Name) is { } option)
                {
                    Assert.Equal(other, option.GetValue(network));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void What_a_template_says_stays_and_the_template_too(string name)
    {
        SweepTask task = SweepTask.Of(name);
        using var never = new CancellationTokenSource();
        GraphTrainerOptions template = task.NewOptions();
        template.GraphColumnName = "Molecule";
        SetLabel(template);
        template.Seed = 7;
        template.ValidationFraction = 0.25;
        template.CancellationToken = never.Token;
        template.Optimizer = new SgdOptions { Momentum = 0.5, LearningRate = 1, DecoupledWeightDecay = true };
        template.Network = template.Network is EgnnOptions egnn
            ? egnn with { InitialDistances = true, Activation = Activation.Tanh, Layers = 7 }
            : ((GnnOptions)template.Network) with { Gate = true, Activation = Activation.Tanh, Layers = 7 };
        string[] before = Describe(template);

        GraphTrainerOptions mapped = task.ToOptions(New(task.Sweep), template);

        Assert.Equal(before, Describe(template));
        GraphTrainerOptions expected = task.NewOptions();
        expected.GraphColumnName = "Molecule";
        SetLabel(expected);
        expected.Seed = 7;
        expected.ValidationFraction = 0.25;
        expected.CancellationToken = never.Token;
        expected.Optimizer = new SgdOptions { Momentum = 0.5, LearningRate = 1e-3, DecoupledWeightDecay = true };
        expected.Network = expected.Network is EgnnOptions usual
            ? usual with { InitialDistances = true, Activation = Activation.Tanh }
            : ((GnnOptions)expected.Network) with { Gate = true, Activation = Activation.Tanh };
        Assert.Equal(Describe(expected), Describe(mapped));
        Assert.Equal(never.Token, mapped.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Json_gives_back_every_value(string name)
    {
        Type sweep = SweepTask.Of(name).Sweep;
        object changed = New(sweep);
        foreach (SweptProperty property in SweptProperty.Of(sweep))
        {
            property.With(changed, property.Ends.First(end => !end.Equals(property.Start)));
        }

        Assert.NotEqual(New(sweep), changed);
        Assert.Equal(changed, JsonSerializer.Deserialize(JsonSerializer.Serialize(changed, sweep, Json), sweep, Json));
    }

    /// <summary>A search space from which properties were taken out proposes the others alone.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void Json_leaves_defaults_where_it_says_nothing(string name)
    {
        Type sweep = SweepTask.Of(name).Sweep;
        object found = JsonSerializer.Deserialize("""{ "Width": 32, "Messages": "Sum" }""", sweep, Json)!;
        object expected = New(sweep);
        sweep.GetProperty("Width")!.SetValue(expected, 32);
        sweep.GetProperty("Messages")!.SetValue(expected, Aggregation.Sum);
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void An_architecture_can_be_chosen_if_and_only_if_the_task_takes_it(string name)
    {
        SweepTask task = SweepTask.Of(name);
        IEnumerable<string> taken = typeof(NetworkOptions).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(derived => (NetworkOptions)Activator.CreateInstance(derived.DerivedType)!)
            .Where(network => network is not ComposedOptions && Takes(task, network))
            .Select(network => network.GetType().Name.Replace("Options", "", StringComparison.Ordinal));
        IEnumerable<string> composed = task.Sweep == typeof(NodeVectorRegressionSweepOptions) || task.Sweep == typeof(GraphAutoencoderSweepOptions) ? [] : ["Sage", "Gin", "Gat"];
        Assert.Equal(
            taken.Concat(composed).Order(StringComparer.Ordinal), Enum.GetNames(task.Sweep.GetProperty(Architecture)!.PropertyType).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_without_a_name_is_an_error_that_says_what_there_is()
    {
        var scalar = new GraphRegressionSweepOptions { Architecture = (ScalarArchitecture)9 };
        var vector = new NodeVectorRegressionSweepOptions { Architecture = (VectorArchitecture)9 };
        Assert.Contains("Architecture is 9; expected Egnn, Gnn", Assert.Throws<ArgumentOutOfRangeException>(() => scalar.ToOptions()).Message, StringComparison.Ordinal);
        Assert.Contains("Architecture is 9; expected Egnn, RadialField", Assert.Throws<ArgumentOutOfRangeException>(() => vector.ToOptions()).Message, StringComparison.Ordinal);
    }

    private static void SetLabel(GraphTrainerOptions options)
    {
        if (options is LabelledTrainerOptions labelled)
        {
            labelled.LabelColumnName = "Energy";
        }
    }

    private static bool Takes(SweepTask task, NetworkOptions network)
    {
        GraphTrainerOptions options = task.NewOptions();
        options.Network = network;
        try
        {
            task.Create(options);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static object New(Type sweep) => Activator.CreateInstance(sweep)!;

    private static object New(Type sweep, object architecture)
    {
        object made = New(sweep);
        sweep.GetProperty(Architecture)!.SetValue(made, architecture);
        return made;
    }

    /// <summary>All that options say, a line a property: records print themselves.</summary>
    private static void AssertComposed(string layer, ComposedOptions network, string property, object value)
    {
        Assert.All(network.Layers, options => Assert.Equal($"{layer}LayerOptions", options.GetType().Name));
        if (property != "Messages")
        {
            Assert.Equal(value, property == "Layers" ? network.Layers.Count : network.NodeWidth);
        }
        else if (network.Layers[0] is SageLayerOptions sage)
        {
            Assert.Equal(value, sage.Aggregation);
        }
    }

    private static string[] Describe(GraphTrainerOptions options) =>
        [.. options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name}: {property.GetValue(options)}")];
}
