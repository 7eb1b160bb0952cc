using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// How the nodes of a graph become one row: a <see cref="Readout"/>, which converts to these, or one that is learnt. The derived types named here are all that a saved model
/// can hold.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "readout")]
[JsonDerivedType(typeof(PooledReadout), "pooled")]
[JsonDerivedType(typeof(AttentionReadout), "attention")]
[JsonDerivedType(typeof(Set2SetReadout), "set2Set")]
public abstract record ReadoutOptions
{
    /// <summary>The readout that has nothing to learn.</summary>
    public static implicit operator ReadoutOptions(Readout pool) => FromReadout(pool);

    /// <summary>The readout that has nothing to learn.</summary>
    public static ReadoutOptions FromReadout(Readout pool) => new PooledReadout { Pool = pool };

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public abstract void Validate();

    /// <summary>Creates the readout of nodes [nodes×width].</summary>
    internal GraphReadout Create(ParameterScope parameters, int width)
    {
        Validate();
        return Build(parameters, width);
    }

    private protected abstract GraphReadout Build(ParameterScope parameters, int width);
}
