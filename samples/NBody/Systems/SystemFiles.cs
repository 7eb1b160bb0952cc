using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>Systems in a folder: {train,valid,test}_{x30,v30,x40,charge}.npy. Their way between input and target is not known.</summary>
internal sealed class SystemFiles(string folder) : ISystemSource
{
    public string Description => folder;

    public int InputFrame => 0;

    public IReadOnlyList<string> Options => ["--data", folder];

    public ChargedSystem[] Read(Split split) => ChargedSystemReader.Read(folder, split switch
    {
        Split.Training => "train",
        Split.Validation => "valid",
        _ => "test",
    });

    public IReadOnlyList<ChargedSystem> ReadToDraw(int count) => [.. Read(Split.Test).Take(count)];
}
