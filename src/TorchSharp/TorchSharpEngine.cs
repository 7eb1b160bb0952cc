using System.Numerics;
using System.Runtime.InteropServices;
using Equivariant.ML.Tensors;
using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>
/// Kernels on libtorch, on an NVIDIA GPU or on the processor. Gradients are the ops' own, as on every engine: torch records nothing.
/// </summary>
/// <remarks>
/// On the processor the same arguments give the same bits. On a GPU, sums over groups of rows of differing sizes are added up in the order in which the device comes to
/// them, so their last bits may differ from run to run.
/// </remarks>
public sealed partial class TorchSharpEngine : Engine
{
    // Reading and writing go through spans of bytes, which end at 2 GB.
    private const int MostAtOnce = 1 << 27;

    private readonly torch.Device device;
    private readonly torch.ScalarType type;
    private readonly GroupingCache groupings;

    /// <summary>Creates an engine.</summary>
    /// <param name="gpu">Which GPU, from 0; null for the processor.</param>
    /// <param name="precision">The number format.</param>
    /// <param name="bfloat16">
    /// Whether products of matrices are computed in bfloat16, which GPUs with tensor cores do many times faster: what is multiplied and what comes of it are rounded to 8 bits, and stay in
    /// <paramref name="precision"/> everywhere else.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of the GPU is negative.</exception>
    /// <exception cref="InvalidOperationException">libtorch is not there, or there is no such GPU; the message says what is missing.</exception>
    public TorchSharpEngine(int? gpu = null, Precision precision = Precision.Single, bool bfloat16 = false)
    {
        Gpu = gpu;
        Precision = precision;
        BFloat16 = bfloat16;
        device = TorchDevice.Open(gpu);
        type = precision == Precision.Double ? torch.ScalarType.Float64 : torch.ScalarType.Float32;
        groupings = new GroupingCache(device);
    }

    /// <summary>Which GPU, from 0; null for the processor.</summary>
    public int? Gpu { get; }

    /// <inheritdoc/>
    public override Precision Precision { get; }

    /// <summary>Whether products of matrices are computed in bfloat16.</summary>
    public bool BFloat16 { get; }

    /// <summary>Whether the processor puts off reading too, for tests of what a GPU does.</summary>
    internal bool Defers { get; init; }

    /// <inheritdoc/>
    public override Storage Allocate(int length) => new TorchStorage(this, length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<float> values, Storage target) => Write<float>(values, target);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> values, Storage target) => Write<double>(values, target);

    /// <inheritdoc/>
    public override void Read(Storage source, Span<float> values) => Read<float>(source, values);

    /// <inheritdoc/>
    public override void Read(Storage source, Span<double> values) => Read<double>(source, values);

    /// <inheritdoc/>
    public override void Fill(double value, Storage y, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Scalar number = value;
        Of(y).First(length).fill_(number);
    }

    /// <inheritdoc/>
    public override void Copy(Storage x, int xStart, in Axes xStrides, Storage y, int yStart, in Axes yStrides, in Axes sizes)
    {
        if (sizes[0] == 0 || sizes[1] == 0 || sizes[2] == 0 || sizes[3] == 0)
        {
            return;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        Strided(Of(y).Whole(), yStart, yStrides, sizes).copy_(Strided(Of(x).Held(), xStart, xStrides, sizes));
    }

    /// <inheritdoc/>
    public override void Adam(Storage x, Storage g, Storage m, Storage v, in AdamStep step, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor weights = Of(x).First(length), gradient = Of(g).First(length), mean = Of(m).First(length), square = Of(v).First(length);
        using Scalar l2 = step.L2, beta1 = step.Beta1, beta2 = step.Beta2, rest1 = 1 - step.Beta1, rest2 = 1 - step.Beta2;
        using Scalar root = Math.Sqrt(step.Correction2), epsilon = step.Epsilon, rate = -step.Rate / step.Correction1, kept = 1 - (step.Rate * step.Decay);
        if (step.L2 != 0)
        {
            gradient = gradient.add(weights, l2);
        }

        mean.mul_(beta1).add_(gradient, rest1);
        square.mul_(beta2).addcmul_(gradient, gradient, rest2);
        TorchTensor scale = square.sqrt().div_(root).add_(epsilon);
        if (step.Decay != 0)
        {
            weights.mul_(kept);
        }

        weights.addcdiv_(mean, scale, rate);
    }

    /// <inheritdoc/>
    public override void AddScaled(double a, Storage x, Storage y, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Scalar factor = a;
        Of(y).First(length).add_(Of(x).First(length), factor);
    }

    internal override bool ReadsWait => Gpu is not null || Defers;

    // Torch keeps memory that was given back for what comes next: a block that waits in a pool needs none.
    internal override void Rest(Storage block) => Of(block).Free();

    internal override void Release(Storage block) => Of(block).Free();

    internal override string Kind => BFloat16 ? $"{base.Kind}, products in bfloat16" : base.Kind;

    internal override long? BytesWanted(Exception error) => base.BytesWanted(error) ?? OutOfMemory.BytesWanted(error.Message);

    internal TorchTensor Empty(int length) => torch.empty(length, type, device);

    private static TorchStorage Of(Storage storage) => (TorchStorage)storage;

    private static TorchTensor Strided(TorchTensor numbers, int start, in Axes strides, in Axes sizes) =>
        numbers.as_strided(Longs(sizes), Longs(strides), numbers.storage_offset() + start);

    private static long[] Longs(in Axes axes) => [axes[0], axes[1], axes[2], axes[3]];

    private void Write<T>(ReadOnlySpan<T> values, Storage target)
        where T : unmanaged, INumber<T>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor host = torch.empty(values.Length, type);
        for (int start = 0; start < values.Length; start += MostAtOnce)
        {
            ReadOnlySpan<T> part = values.Slice(start, Math.Min(MostAtOnce, values.Length - start));
            Span<byte> bytes = host.narrow(0, start, part.Length).bytes;
            if (Precision == Precision.Double)
            {
                Convert(part, MemoryMarshal.Cast<byte, double>(bytes));
            }
            else
            {
                Convert(part, MemoryMarshal.Cast<byte, float>(bytes));
            }
        }

        Of(target).Put(TorchDevice.Place(host, device));
    }

    private void Read<T>(Storage source, Span<T> values)
        where T : unmanaged, INumber<T>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor host = Of(source).First(values.Length).cpu();
        for (int start = 0; start < values.Length; start += MostAtOnce)
        {
            Span<T> part = values.Slice(start, Math.Min(MostAtOnce, values.Length - start));
            Span<byte> bytes = host.narrow(0, start, part.Length).bytes;
            if (Precision == Precision.Double)
            {
                Convert(MemoryMarshal.Cast<byte, double>(bytes), part);
            }
            else
            {
                Convert(MemoryMarshal.Cast<byte, float>(bytes), part);
            }
        }
    }

    private static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.Cast<TFrom, TTo>(from).CopyTo(to);
            return;
        }

        for (int i = 0; i < from.Length; i++)
        {
            to[i] = TTo.CreateTruncating(from[i]);
        }
    }
}
