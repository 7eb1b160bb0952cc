using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>What can load a component, by the name it is saved under.</summary>
public sealed class ComponentCatalog
{
    private readonly Lock gate = new();
    private readonly HashSet<string> registered = [];
    private readonly Dictionary<string, MethodInfo> loaders = [];

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

            foreach (LoadableClassAttributeBase attribute in assembly.GetCustomAttributes<LoadableClassAttributeBase>())
            {
                MethodInfo create = CreateMethod(attribute);
                foreach (string name in attribute.LoadNames)
                {
                    if (!loaders.TryAdd(name.ToLowerInvariant(), create) && throwOnError)
                        throw Contracts.Except($"ComponentCatalog cannot map name '{name}' to {attribute.LoaderType.Name}: it is already mapped.");
                }
            }
        }
    }

    internal object CreateOrNull(IHostEnvironment env, string loaderSignature, ModelLoadContext context)
    {
        MethodInfo create;
        lock (gate)
        {
            if (!loaders.TryGetValue(loaderSignature.ToLowerInvariant(), out create))
                return null;
        }

        try
        {
            return create.Invoke(null, [env, context]);
        }
        catch (TargetInvocationException ex) when (ex.InnerException?.IsMarked() == true)
        {
            throw Contracts.Except("Error during class instantiation", ex);
        }
    }

    private static MethodInfo CreateMethod(LoadableClassAttributeBase attribute)
    {
        MethodInfo create = attribute.LoaderType.GetMethod(
            "Create", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(IHostEnvironment), typeof(ModelLoadContext)]);
        if (create is null || create.ReturnType != attribute.InstanceType)
            throw Contracts.Except($"Can't find a way to load {attribute.InstanceType.Name} in {attribute.LoaderType.Name}.");

        return create;
    }
}
