using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>What can load a component, by the name it is saved under.</summary>
public sealed class ComponentCatalog
{
    private readonly Lock gate = new();
    private readonly HashSet<string> registered = [];
    private readonly Dictionary<string, MethodInfo> loaders = new(StringComparer.OrdinalIgnoreCase);

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Contracts.CheckValue(assembly, nameof(assembly));
        lock (gate)
        {
            if (!registered.Add(assembly.FullName))
                return;

            foreach (LoadableClassAttribute attribute in assembly.GetCustomAttributes<LoadableClassAttribute>())
            {
                foreach (string name in attribute.LoadNames)
                {
                    if (!loaders.TryAdd(name, CreateMethod(attribute)) && throwOnError)
                        throw Contracts.Except($"ComponentCatalog cannot map name '{name}' to {attribute.LoaderType.Name}: it is already mapped.");
                }
            }
        }
    }

    internal object CreateOrNull(IHostEnvironment env, string loaderSignature, ModelLoadContext context)
    {
        MethodInfo create;
        lock (gate)
            create = loaders.GetValueOrDefault(loaderSignature);

        try
        {
            return create?.Invoke(null, [env, context]);
        }
        catch (TargetInvocationException ex) when (ex.InnerException?.IsMarked() == true)
        {
            throw Contracts.Except("Error during class instantiation", ex);
        }
    }

    private static MethodInfo CreateMethod(LoadableClassAttribute attribute)
    {
        MethodInfo create = attribute.LoaderType.GetMethod(
            "Create", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(IHostEnvironment), typeof(ModelLoadContext)]);
        return create?.ReturnType == attribute.InstanceType
            ? create
            : throw Contracts.Except($"Can't find a way to load {attribute.InstanceType.Name} in {attribute.LoaderType.Name}.");
    }
}
