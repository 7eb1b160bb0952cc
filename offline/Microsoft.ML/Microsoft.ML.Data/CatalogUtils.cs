namespace Microsoft.ML.Data;

internal interface IInternalCatalog
{
    IHostEnvironment Environment { get; }
}

internal static class CatalogUtils
{
    public static IHostEnvironment GetEnvironment(this IInternalCatalog catalog)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return catalog.Environment;
    }

    /// <summary>
    /// What a catalog has made, after as many hosts were registered as ML.NET registers for it: each draws random numbers, and
    /// the trainer whose host comes after them shall have the same here as there.
    /// </summary>
    public static T Registering<T>(this IInternalCatalog catalog, int hosts, T made)
    {
        for (int i = 0; i < hosts; i++)
            catalog.Environment.Register("Host");

        return made;
    }
}
