namespace Equivariant.ML.AutoML;

/// <summary>The architectures that numbers and classes can be read off: those that give node features.</summary>
public enum ScalarArchitecture
{
    /// <summary><see cref="Networks.EgnnOptions"/>; it needs positions.</summary>
    Egnn,

    /// <summary><see cref="Networks.GnnOptions"/>.</summary>
    Gnn,

    /// <summary><see cref="Networks.GcnOptions"/>, to which how messages are taken together is no choice.</summary>
    Gcn,

    /// <summary><see cref="Networks.GcniiOptions"/>, to which how messages are taken together is no choice; the default range leaves it out.</summary>
    Gcnii,

    /// <summary><see cref="Networks.SchNetOptions"/>, to which how messages are taken together is no choice; it needs positions, and the default range leaves it out.</summary>
    SchNet,

    /// <summary>A <see cref="Networks.ComposedOptions"/> of <see cref="Networks.SageLayer"/>; the default range leaves it out.</summary>
    Sage,

    /// <summary>A <see cref="Networks.ComposedOptions"/> of <see cref="Networks.GinLayer"/>; the default range leaves it out.</summary>
    Gin,

    /// <summary>A <see cref="Networks.ComposedOptions"/> of <see cref="Networks.GatLayer"/> with 8 heads, together of the width; the default range leaves it out.</summary>
    Gat,
}
