namespace Equivariant.ML.Data;

/// <summary>What an XYZ file gives for each atom beside its element and position, such as forces.</summary>
/// <param name="Width">Numbers of one atom.</param>
/// <param name="Values">Row-major [atoms × <paramref name="Width"/>], in the units of the file.</param>
public sealed record XyzArray(int Width, float[] Values);
