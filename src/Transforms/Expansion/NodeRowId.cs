using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The id of a node's row, made of the id of its graph's row and its index.</summary>
internal static class NodeRowId
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>
    /// Of one graph's nodes no two ids are equal: the low half is then one to one in the node. Of different rows' they are as likely to be as
    /// two random numbers of 128 bits.
    /// </summary>
    public static DataViewRowId Of(DataViewRowId row, int node)
    {
        ulong low = Mix(Mix(row.Low + Golden) + (Golden * (ulong)node));
        ulong high = Mix(Mix(row.High ^ Mix(row.Low)) + (ulong)node);
        return new DataViewRowId(low, high);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014), which is one to one.</summary>
    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
