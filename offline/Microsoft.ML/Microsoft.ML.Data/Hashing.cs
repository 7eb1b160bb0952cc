using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Murmur hashes, as ML.NET makes them.</summary>
internal static class Hashing
{
    public static uint MurmurRound(uint hash, uint chunk) => (BitOperations.RotateLeft(hash ^ Scramble(chunk), 13) * 5) + 0xE6546B64;

    /// <summary>The hash of a text, whose characters become the bytes of UTF-8, more or less.</summary>
    public static uint Text(uint hash, ReadOnlySpan<char> text)
    {
        ulong rest = 0;
        int bits = 0, length = 0;
        foreach (uint c in text)
        {
            if (c <= 0x7F)
            {
                rest |= (ulong)c << bits;
                bits += 8;
            }
            else if (c <= 0x7FF)
            {
                rest |= (ulong)((c & 0x3F) | ((c << 2) & 0x1F00) | 0xC080) << bits;
                rest = ((rest & 0xFF) << 8) | (rest >> 8);
                bits += 16;
            }
            else
            {
                rest |= (ulong)((c & 0x3F) | ((c << 2) & 0x3F00) | ((c << 4) & 0x0F0000) | 0xE08080) << bits;
                rest = ((rest & 0xFF) << 16) | (((rest >> 8) & 0xFF) << 8) | (rest >> 16);
                bits += 24;
            }

            if (bits >= 32)
            {
                hash = MurmurRound(hash, (uint)rest);
                rest >>= 32;
                bits -= 32;
                length += 4;
            }
        }

        return Mix(hash ^ Scramble((uint)rest & ((1U << bits) - 1)), length + (bits / 8));
    }

    public static uint Integer(uint hash, ulong value, bool isLong)
    {
        hash = MurmurRound(hash, (uint)value);
        return isLong ? Mix(MurmurRound(hash, (uint)(value >> 32)), sizeof(long)) : Mix(hash, sizeof(int));
    }

    private static uint Mix(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint chunk) => BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;
}
