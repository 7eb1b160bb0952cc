using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The checks every part of a graph passes once, where it enters.</summary>
internal static class GraphChecks
{
    public static void Edges(int nodeCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        if (sources.Length != targets.Length)
        {
            throw new ArgumentException($"Edges have {sources.Length} sources and {targets.Length} targets; expected as many of both.");
        }

        for (int edge = 0; edge < sources.Length; edge++)
        {
            Node("source", edge, sources[edge], nodeCount);
            Node("target", edge, targets[edge], nodeCount);
        }
    }

    public static void Count(string name, int count)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(name, count, $"{name} is {count}; expected 0 or more.");
        }
    }

    /// <summary>Rows of finite numbers: either none at all (then the width is 0), or one for each node or edge.</summary>
    /// <returns>The width to store.</returns>
    public static int Rows(string part, ReadOnlySpan<float> values, int width, int rowCount, string rowName)
    {
        if (width < 0 || (width == 0 && values.Length > 0))
        {
            throw new ArgumentException($"{part} have width {width} and {values.Length} values; expected a width of 1 or more.");
        }

        if (values.Length != (long)width * rowCount)
        {
            throw new ArgumentException(
                $"{part} have {values.Length} values; expected {(long)width * rowCount} ({rowCount} {rowName}s × width {width}).");
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                string found = values[i].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException($"{part} of {rowName} {i / width} have {found} at place {i % width}; expected a finite number.");
            }
        }

        return width;
    }

    /// <summary>One type for each node or edge, or none at all.</summary>
    public static void Types(string part, ReadOnlySpan<int> types, int rowCount, string rowName)
    {
        OnePerRow(part, types.Length, rowCount, rowName);
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] < 0)
            {
                throw new ArgumentException($"{part} of {rowName} {i} is {types[i]}; expected 0 or more.");
            }
        }
    }

    public static void OnePerRow(string part, int length, int rowCount, string rowName)
    {
        if (length != 0 && length != rowCount)
        {
            throw new ArgumentException($"{part} have {length} values; expected {rowCount}, one for each {rowName}, or none.");
        }
    }

    public static void SameDimension(string part, int dimension, string other, int otherDimension)
    {
        if (dimension != otherDimension)
        {
            throw new ArgumentException($"{part} have dimension {dimension}; expected {otherDimension}, the dimension of the {other}.");
        }
    }

    private static void Node(string end, int edge, int node, int nodeCount)
    {
        if ((uint)node >= (uint)nodeCount)
        {
            string expected = nodeCount == 0 ? "no edges, as the graph has no nodes" : $"a node from 0 to {nodeCount - 1}";
            throw new ArgumentException($"Edge {edge} has {end} {node}; expected {expected}.");
        }
    }
}
