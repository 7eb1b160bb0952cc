using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Kernels;

/// <summary>Blocks of random numbers.</summary>
internal static class Numbers
{
    internal static Storage Block(Engine engine, int count)
    {
        var random = new Random(count);
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = (2 * random.NextSingle()) - 1;
        }

        Storage block = engine.Allocate(count);
        engine.Write(values, block);
        return block;
    }
}
