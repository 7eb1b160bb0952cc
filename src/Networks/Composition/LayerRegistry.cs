using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Equivariant.ML.Networks;

/// <summary>The layers that a <see cref="ComposedOptions"/> can be made of, by the names that they have in saved models: the library's own, and yours once they are registered.</summary>
public static class LayerRegistry
{
    private static readonly Lock Registering = new();
    private static volatile State known = State.BuiltIn();

    /// <summary>The names, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names => [.. known.Types.Keys.Order(StringComparer.Ordinal)];

    internal static JsonTypeInfo<LayerOptions> Json => known.Json;

    /// <summary>
    /// Registers a layer of your own, so that it can be in any network and its models can be saved and loaded. Do so once, where the program starts; to do it again changes nothing.
    /// The options are saved by their public properties, which are found by reflection.
    /// </summary>
    /// <typeparam name="T">The layer's options.</typeparam>
    /// <param name="name">The name that it has in saved models, for good.</param>
    /// <exception cref="ArgumentException">The name is empty or another layer's, or the type has another name or is abstract.</exception>
    [RequiresUnreferencedCode("Finds the properties of the options by reflection; an application that is trimmed gives a resolver.")]
    [RequiresDynamicCode("Finds the properties of the options by reflection; an application that is compiled ahead of time gives a resolver.")]
    public static void Register<T>(string name)
        where T : LayerOptions => Register(name, typeof(T), new DefaultJsonTypeInfoResolver(), new JsonStringEnumConverter());

    /// <summary>The same for an application that is trimmed or compiled ahead of time, which says how the options are written.</summary>
    /// <typeparam name="T">The layer's options.</typeparam>
    /// <param name="name">The name that it has in saved models, for good.</param>
    /// <param name="form">How the options are written, such as a <see cref="JsonSerializerContext"/> of theirs.</param>
    /// <exception cref="ArgumentException">The name is empty or another layer's, or the type has another name or is abstract.</exception>
    public static void Register<T>(string name, IJsonTypeInfoResolver form)
        where T : LayerOptions
    {
        ArgumentNullException.ThrowIfNull(form);
        Register(name, typeof(T), form, null);
    }

    internal static bool IsKnown(string name) => known.Types.ContainsKey(name);

    /// <exception cref="ArgumentException">The layer is not registered.</exception>
    internal static void CheckKnown(LayerOptions layer)
    {
        if (!known.Types.ContainsValue(layer.GetType()))
        {
            throw new ArgumentException(
                $"{layer.GetType().Name} has no name in saved models; expected that it was registered, by {nameof(LayerRegistry)}.{nameof(Register)}<{layer.GetType().Name}>(\"name\").");
        }
    }

    private static void Register(string name, Type type, IJsonTypeInfoResolver form, JsonConverter? enums)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (type.IsAbstract)
        {
            throw new ArgumentException($"{type.Name} is abstract; expected the options of one layer.", nameof(type));
        }

        lock (Registering)
        {
            string? before = known.Types.FirstOrDefault(entry => entry.Value == type).Key;
            if (before == name)
            {
                return;
            }

            if (before is not null)
            {
                throw new ArgumentException($"{type.Name} is registered as '{before}' already; expected the same name, not '{name}'.", nameof(name));
            }

            if (known.Types.TryGetValue(name, out Type? other))
            {
                throw new ArgumentException($"'{name}' is the name of {other.Name} already; expected another for {type.Name}.", nameof(name));
            }

            known = known.With(name, type, form, enums);
        }
    }

    /// <summary>What is known, which never changes: serialization may be reading it on another thread.</summary>
    private sealed class State
    {
        private readonly IJsonTypeInfoResolver[] forms;
        private readonly JsonConverter? enums;

        private State(Dictionary<string, Type> types, IJsonTypeInfoResolver[] forms, JsonConverter? enums)
        {
            Types = types;
            this.forms = forms;
            this.enums = enums;
            var options = new JsonSerializerOptions(LayerJson.Default.Options) { TypeInfoResolver = JsonTypeInfoResolver.Combine(forms).WithAddedModifier(AddNames) };
            if (enums is not null)
            {
                options.Converters.Add(enums);
            }

            Json = (JsonTypeInfo<LayerOptions>)options.GetTypeInfo(typeof(LayerOptions));
        }

        internal Dictionary<string, Type> Types { get; }

        internal JsonTypeInfo<LayerOptions> Json { get; }

        internal static State BuiltIn() => new(
            typeof(LayerOptions).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
                .ToDictionary(entry => (string)entry.TypeDiscriminator!, entry => entry.DerivedType, StringComparer.Ordinal),
            [LayerJson.Default],
            null);

        internal State With(string name, Type type, IJsonTypeInfoResolver form, JsonConverter? enumsOfForm) => new(
            new Dictionary<string, Type>(Types, StringComparer.Ordinal) { [name] = type }, [.. forms, form], enums ?? enumsOfForm);

        private void AddNames(JsonTypeInfo info)
        {
            if (info.Type != typeof(LayerOptions))
            {
                return;
            }

            foreach ((string name, Type type) in Types)
            {
                if (!info.PolymorphismOptions!.DerivedTypes.Any(entry => entry.DerivedType == type))
                {
                    info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
                }
            }
        }
    }
}
