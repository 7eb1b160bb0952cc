namespace Equivariant.ML.Tensors;

/// <summary>A place among a network's parameters: <c>root["layer0"]["edge"].Add("weight", …)</c> adds <c>layer0/edge/weight</c>.</summary>
public readonly record struct ParameterScope
{
    private readonly ParameterSet set;
    private readonly string prefix;

    internal ParameterScope(ParameterSet set, string prefix)
    {
        this.set = set;
        this.prefix = prefix;
    }

    /// <summary>The place of that name within this one.</summary>
    public ParameterScope this[string name] => new(set, prefix + name + "/");

    /// <summary>Adds a parameter here.</summary>
    /// <param name="name">Its name within this place.</param>
    /// <param name="shape">The sizes of its axes.</param>
    /// <param name="initializer">How its first values are drawn.</param>
    /// <exception cref="ArgumentException">There is one of that name already.</exception>
    /// <exception cref="InvalidOperationException">The set's values are already in use.</exception>
    public Parameter Add(string name, Shape shape, Initializer initializer)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(initializer);
        return set.Add(prefix + name, shape, initializer);
    }

    /// <summary>Adds a statistic here.</summary>
    /// <param name="name">Its name within this place, of which there is no parameter either.</param>
    /// <param name="shape">The sizes of its axes.</param>
    /// <param name="initializer">Its first values.</param>
    /// <exception cref="ArgumentException">There is one of that name already.</exception>
    /// <exception cref="InvalidOperationException">The set's values are already in use.</exception>
    public Statistic AddStatistic(string name, Shape shape, Initializer initializer)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(initializer);
        return set.AddStatistic(prefix + name, shape, initializer);
    }
}
