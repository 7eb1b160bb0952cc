namespace Equivariant.ML.Transforms.Tests;

/// <summary>A graph as plain columns, each of the type that most sources give.</summary>
public sealed class PlainRow
{
    public int NodeCount { get; set; }

    public float[] NodeFeatures { get; set; } = [];

    public int[] NodeTypes { get; set; } = [];

    public float[] Positions { get; set; } = [];

    public float[] Velocities { get; set; } = [];

    public int[] Sources { get; set; } = [];

    public int[] Targets { get; set; } = [];

    public float[] EdgeFeatures { get; set; } = [];

    public float[] EdgeWeights { get; set; } = [];

    public int[] EdgeTypes { get; set; } = [];

    public float Label { get; set; }
}
