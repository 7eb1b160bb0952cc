namespace Equivariant.ML.AutoML;

/// <summary>The architectures that give a vector a node. <see cref="Egnn"/>, <see cref="RadialField"/> and <see cref="LinearDynamics"/> turn their vectors with the graph.</summary>
public enum VectorArchitecture
{
    /// <summary><see cref="Networks.EgnnOptions"/>.</summary>
    Egnn,

    /// <summary><see cref="Networks.RadialFieldOptions"/>.</summary>
    RadialField,

    /// <summary><see cref="Networks.GnnOptions"/>.</summary>
    Gnn,

    /// <summary><see cref="Networks.LinearDynamicsOptions"/>, the baseline: it needs velocities and has nothing to sweep, so the default range leaves it out.</summary>
    LinearDynamics,

    /// <summary><see cref="Networks.GcnOptions"/>, which the default range leaves out: it tells distances from nothing but features.</summary>
    Gcn,

    /// <summary><see cref="Networks.GcniiOptions"/>, which the default range leaves out for the same reason.</summary>
    Gcnii,
}
