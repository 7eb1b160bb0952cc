using Equivariant.ML.Tensors;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>
/// A block of numbers that is a torch tensor of one axis. What a kernel computes takes the place of what the block held and is not copied, so a block holds no
/// memory of its own until something is written to it. A block that windows look onto stays where it is: results are copied into it.
/// </summary>
internal sealed class TorchStorage : Storage
{
    private readonly TorchSharpEngine engine;
    private TorchTensor? numbers;

    // How many numbers the tensor has: the block's length, or as many as the last result.
    private int held = -1;
    private bool anchored;

    internal TorchStorage(TorchSharpEngine engine, int length)
        : base(length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        this.engine = engine;
    }

    private TorchStorage(TorchSharpEngine engine, TorchTensor window, int length)
        : this(engine, length)
    {
        numbers = window;
        held = length;
        anchored = true;
    }

    /// <inheritdoc/>
    public override Storage Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        using var scope = global::TorchSharp.torch.NewDisposeScope();
        TorchTensor window = Whole().narrow(0, start, length).DetachFromDisposeScope();
        anchored = true;
        return new TorchStorage(engine, window, length);
    }

    /// <summary>What the block holds, as far as it was written.</summary>
    internal TorchTensor Held() => numbers ?? Whole();

    /// <summary>The first numbers. What is written to the tensor is written to the block.</summary>
    internal TorchTensor First(int length)
    {
        if (length > Length)
        {
            throw new ArgumentException($"A kernel needs {length} numbers of a block of {Length}.");
        }

        TorchTensor all = length <= held ? numbers! : Whole();
        return length == held ? all : all.narrow(0, 0, length);
    }

    /// <summary>All of the block, with what it holds in front. What is written to the tensor is written to the block.</summary>
    internal TorchTensor Whole()
    {
        if (numbers is null || held < Length)
        {
            TorchTensor whole = engine.Empty(Length).DetachFromDisposeScope();
            if (numbers is not null)
            {
                whole.narrow(0, 0, held).copy_(numbers);
                numbers.Dispose();
            }

            numbers = whole;
            held = Length;
        }

        return numbers;
    }

    /// <summary>Makes a result the block's first numbers; those after it stay.</summary>
    /// <param name="result">What nothing else refers to: newly computed, of any shape.</param>
    internal void Put(TorchTensor result)
    {
        TorchTensor flat = result.reshape(-1);
        int length = (int)flat.numel();
        if (anchored || length < held || length > Length)
        {
            First(length).copy_(flat);
            return;
        }

        numbers?.Dispose();
        numbers = flat.DetachFromDisposeScope();
        held = length;
    }

    /// <summary>Gives the memory back.</summary>
    internal void Free()
    {
        numbers?.Dispose();
        numbers = null;
        held = -1;
    }
}
