using System.Reflection;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Put on an assembly that has an engine of its own, for what asks for a GPU to find it. Of the assemblies that an application came with and has not loaded yet those are looked at whose
/// names begin with "Equivariant.ML.", so that to refer to such a package is enough; any other has to be loaded.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class EngineProviderAttribute : Attribute
{
    private const string Assemblies = "Equivariant.ML.";

    private static readonly Lazy<EngineProviderAttribute?> Found = new(Search);

    /// <summary>What the engine is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The provider that the application refers to; null where there is none.</summary>
    public static EngineProviderAttribute? Find() => Found.Value;

    /// <summary>Creates the engine.</summary>
    /// <param name="gpu">Which GPU, from 0; null for the processor.</param>
    /// <exception cref="InvalidOperationException">A part of it is missing, or there is no such GPU; the message says what to do.</exception>
    public abstract Engine Create(int? gpu);

    // An assembly that no code has touched yet is not loaded, but is listed among those that the application came with.
    private static EngineProviderAttribute? Search()
    {
        string listed = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return listed.Split(Path.PathSeparator)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name.StartsWith(Assemblies, StringComparison.Ordinal))
            .Select(name => Assembly.Load(new AssemblyName(name)))
            .Concat(AppDomain.CurrentDomain.GetAssemblies())
            .Distinct()
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal)
            .Select(assembly => assembly.GetCustomAttribute<EngineProviderAttribute>())
            .FirstOrDefault(provider => provider is not null);
    }
}
