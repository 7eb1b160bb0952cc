using System.Text;
using System.Text.Json.Serialization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// What one layer of a <see cref="ComposedOptions"/> is to be like. The derived types named here can be in a saved model; one of your own can once it is registered with
/// <see cref="LayerRegistry.Register{T}(string)"/>.
/// </summary>
/// <remarks>To derive from it, override <see cref="Outputs"/> and <see cref="Create"/>, and of the rest what is otherwise than said here. What a derived type prints leaves this type's part out.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "layer")]
[JsonDerivedType(typeof(LinearLayerOptions), "linear")]
[JsonDerivedType(typeof(GcnLayerOptions), "gcn")]
[JsonDerivedType(typeof(SgcLayerOptions), "sgc")]
[JsonDerivedType(typeof(AppnpLayerOptions), "appnp")]
[JsonDerivedType(typeof(SageLayerOptions), "sage")]
[JsonDerivedType(typeof(GinLayerOptions), "gin")]
[JsonDerivedType(typeof(GineLayerOptions), "gine")]
[JsonDerivedType(typeof(GatLayerOptions), "gat")]
[JsonDerivedType(typeof(GatV2LayerOptions), "gatV2")]
[JsonDerivedType(typeof(TransformerLayerOptions), "transformer")]
[JsonDerivedType(typeof(ChebyshevLayerOptions), "chebyshev")]
[JsonDerivedType(typeof(PolynomialLayerOptions), "polynomial")]
[JsonDerivedType(typeof(SpectralLayerOptions), "spectral")]
[JsonDerivedType(typeof(EdgeNetworkLayerOptions), "edgeNetwork")]
[JsonDerivedType(typeof(RelationalLayerOptions), "relational")]
[JsonDerivedType(typeof(TypedLinearLayerOptions), "typedLinear")]
[JsonDerivedType(typeof(PairsLayerOptions), "pairs")]
[JsonDerivedType(typeof(GatedGraphLayerOptions), "gatedGraph")]
[JsonDerivedType(typeof(DeepSetsLayerOptions), "deepSets")]
[JsonDerivedType(typeof(GnnLayerOptions), "gnn")]
[JsonDerivedType(typeof(EgnnLayerOptions), "egnn")]
[JsonDerivedType(typeof(SchNetLayerOptions), "schNet")]
[JsonDerivedType(typeof(DiffPoolLayerOptions), "diffPool")]
public abstract record LayerOptions
{
    /// <summary>The widest that options may ask for: far beyond what trains, and small enough that a hostile model file cannot ask for the machine's memory.</summary>
    protected const int MostWidth = OptionRange.MostWidth;

    /// <summary>How the layer's output follows when its input is permuted, moved, turned or mirrored. A layer that does not look at positions has all of it.</summary>
    [JsonIgnore]
    public virtual Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <summary>Whether the layer needs positions. Where no layer of a network does, positions and velocities are node features like any other.</summary>
    [JsonIgnore]
    public virtual bool NeedsPositions => false;

    /// <summary>Whether the layer moves positions.</summary>
    [JsonIgnore]
    public virtual bool MovesPositions => false;

    /// <summary>Whether the layer gives other nodes than it reads, such as clusters of them.</summary>
    [JsonIgnore]
    public virtual bool PoolsNodes => false;

    /// <summary>Whether the layer can read node features as <see cref="GraphState.SparseNodes"/>, which it then turns into <see cref="GraphState.Nodes"/>.</summary>
    /// <param name="inputs">What the graphs have.</param>
    public virtual bool ReadsSparseNodes(InputWidths inputs) => false;

    /// <summary>What nodes and edges have after the layer.</summary>
    /// <param name="inputs">What they have before it. A width of nodes of 0 is one that is not known yet: it stays 0 in a layer whose own follows from it.</param>
    public abstract InputWidths Outputs(InputWidths inputs);

    /// <summary>Creates the layer.</summary>
    /// <param name="parameters">Where its parameters lie.</param>
    /// <param name="inputs">What nodes and edges have before it.</param>
    /// <exception cref="ArgumentException">The graphs lack something that the layer needs.</exception>
    public abstract Layer Create(ParameterScope parameters, InputWidths inputs);

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>Checks that a number is from 1 to the most that makes sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected void CheckRange(int value, int most, string name) => OptionRange.CheckRange(this, value, most, name);

    /// <summary>Checks that a value is one of its enum's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected void CheckDefined<T>(T value, string name)
        where T : struct, Enum => OptionRange.CheckDefined(this, value, name);

    /// <summary>Checks that a number is from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected void CheckFraction(double value, string name) => OptionRange.CheckFraction(this, value, name);

    /// <summary>Checks that a number is positive and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected void CheckPositive(double value, string name) => OptionRange.CheckPositive(this, value, name);

    /// <summary>Checks that a number is zero or positive, and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected void CheckNotNegative(double value, string name) => OptionRange.CheckNotNegative(this, value, name);

    /// <summary>Prints nothing: what a type of layer always is says nothing of one layer.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
