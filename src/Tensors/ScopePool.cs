using System.Collections.Concurrent;

namespace Equivariant.ML.Tensors;

/// <summary>An engine's scopes, used again so that a warm step allocates nothing.</summary>
internal sealed class ScopePool(Engine engine)
{
    private readonly ConcurrentBag<Scope> idle = [];

    internal Scope Rent(bool recording)
    {
        if (!idle.TryTake(out Scope? scope))
        {
            scope = new Scope(this, engine);
        }

        scope.Open(recording);
        return scope;
    }

    internal void Return(Scope scope) => idle.Add(scope);
}
