using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A network's architecture. The derived types named here are all that a saved model can hold: they are found by these names and no others.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "network")]
[JsonDerivedType(typeof(EgnnOptions), "egnn")]
[JsonDerivedType(typeof(GnnOptions), "gnn")]
[JsonDerivedType(typeof(GcnOptions), "gcn")]
[JsonDerivedType(typeof(RadialFieldOptions), "radialField")]
[JsonDerivedType(typeof(LinearDynamicsOptions), "linearDynamics")]
public abstract record NetworkOptions
{
    // Far beyond what trains, and small enough that a hostile model file cannot ask for the machine's memory.
    private protected const int MostLayers = 1024;
    private protected const int MostWidth = 16384;

    /// <summary>How the network's output follows when its input is permuted, moved, turned or mirrored.</summary>
    [JsonIgnore]
    public abstract Symmetry Symmetry { get; }

    /// <summary>Whether the network needs positions.</summary>
    [JsonIgnore]
    public abstract bool NeedsPositions { get; }

    /// <summary>Whether the network moves positions, so that they can be its prediction.</summary>
    [JsonIgnore]
    public abstract bool MovesPositions { get; }

    /// <summary>The width of the node features that the network gives; 0 where it gives none.</summary>
    [JsonIgnore]
    public abstract int NodeWidth { get; }

    /// <summary>Whether the network can read node features as <see cref="GraphState.SparseNodes"/>.</summary>
    /// <param name="inputs">What the graphs have.</param>
    public virtual bool ReadsSparseNodes(InputWidths inputs) => false;

    /// <summary>Creates the network.</summary>
    /// <param name="parameters">Where its parameters lie.</param>
    /// <param name="inputs">What the graphs have.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The graphs lack something that the network needs.</exception>
    public Network Create(ParameterScope parameters, InputWidths inputs)
    {
        Validate();
        if (NeedsPositions && inputs.Dimension == 0)
        {
            throw new ArgumentException($"{GetType().Name}: the network needs positions, which these graphs do not have.");
        }

        return Build(parameters, inputs);
    }

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public abstract void Validate();

    private protected abstract Network Build(ParameterScope parameters, InputWidths inputs);

    private protected void CheckRange(int value, int most, string name)
    {
        if (value < 1 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} is {value}; expected 1 to {most}.");
        }
    }

    private protected void CheckDefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"{GetType().Name}.{name} is {value}; expected {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    private protected void CheckFraction(double value, string name)
    {
        if (value is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} is {value}; expected 0 to below 1.");
        }
    }
}
