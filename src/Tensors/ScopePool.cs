using System.Collections.Concurrent;

namespace Equivariant.ML.Tensors;

/// <summary>An engine's scopes, used again so that a warm step allocates nothing.</summary>
internal sealed class ScopePool(Engine engine)
{
    private readonly ConcurrentBag<ScopeState> idle = [];

    internal Scope Rent(bool recording)
    {
        if (!idle.TryTake(out ScopeState? state))
        {
            state = new ScopeState(this, engine);
        }

        return state.Open(recording);
    }

    internal void Return(ScopeState state) => idle.Add(state);
}
