namespace Equivariant.ML.AutoML;

/// <summary>The architectures that embed nodes.</summary>
public enum AutoencoderArchitecture
{
    /// <summary><see cref="Networks.EgnnOptions"/>.</summary>
    Egnn,

    /// <summary><see cref="Networks.RadialFieldOptions"/>.</summary>
    RadialField,

    /// <summary><see cref="Networks.GnnOptions"/>.</summary>
    Gnn,
}
