using System.Reflection;

namespace Equivariant.ML.Interop;

/// <summary>
/// The table of what can be loaded. A model file only ever names a kind in it: no type and no assembly is looked up by
/// a name that a file holds.
/// </summary>
internal static class ModelLoaders
{
    /// <summary>Those of our assemblies that may hold transformers; in a process that only loads a model, nobody else has loaded them.</summary>
    private static readonly string[] OurAssemblies =
        ["Equivariant.ML.Data", "Equivariant.ML.Transforms", "Equivariant.ML.Estimators"];

    /// <summary>The loader of a kind: our own or, where we have none, that of another assembly. A stranger cannot take a kind of ours.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static ModelLoaderAttribute Find(string kind)
    {
        ModelLoaderAttribute[] found = Among(OurAssemblies.Select(LoadOrNull).OfType<Assembly>(), kind);
        if (found.Length == 0)
        {
            found = Among(CompiledWithUs(), kind);
        }

        return found.Length switch
        {
            1 => found[0],
            0 => throw new FormatException($"The model file holds a '{kind}', and no assembly of this application can load one."),
            _ => throw new InvalidOperationException($"Two assemblies of this application declare that they load a '{kind}'."),
        };
    }

    private static ModelLoaderAttribute[] Among(IEnumerable<Assembly> assemblies, string kind) =>
        [.. assemblies.SelectMany(assembly => assembly.GetCustomAttributes<ModelLoaderAttribute>()).Where(loader => loader.Kind.Name == kind)];

    /// <summary>The loaded assemblies that were compiled with this one.</summary>
    private static IEnumerable<Assembly> CompiledWithUs()
    {
        string us = typeof(ModelLoaders).Assembly.GetName().Name!;
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == us));
    }

    private static Assembly? LoadOrNull(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
