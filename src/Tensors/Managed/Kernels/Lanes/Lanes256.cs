using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Equivariant.ML.Tensors;

/// <summary>Eight floats: AVX2.</summary>
internal unsafe struct Lanes256(Vector256<float> value) : ILanes<Lanes256>
{
    private Vector256<float> value = value;

    public readonly Vector256<float> Value => value;

    public static int Count => 8;

    public static bool ManyRegisters => Avx512F.VL.IsSupported;

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 LoadPart(float* source, int count) => Avx.IsSupported
        ? new(Avx.MaskLoad(source, First(count)))
        : new(Vector256.Create(
            Lanes128.LoadPart(source, Math.Min(count, Lanes128.Count)).Value,
            count > Lanes128.Count ? Lanes128.LoadPart(source + Lanes128.Count, count - Lanes128.Count).Value : default));

    [MethodImpl(Jit.Inline)]
    public readonly void Store(float* target) => value.Store(target);

    [MethodImpl(Jit.Inline)]
    public readonly void StorePart(float* target, int count)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(target, First(count), value);
            return;
        }

        new Lanes128(value.GetLower()).StorePart(target, Math.Min(count, Lanes128.Count));
        if (count > Lanes128.Count)
        {
            new Lanes128(value.GetUpper()).StorePart(target + Lanes128.Count, count - Lanes128.Count);
        }
    }

    [MethodImpl(Jit.Inline)]
    public readonly float Sum() => new Lanes128(value.GetLower() + value.GetUpper()).Sum();

    [MethodImpl(Jit.Inline)]
    public readonly float Largest() => new Lanes128(Vector128.Max(value.GetLower(), value.GetUpper())).Largest();

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a.value + b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a.value - b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a.value * b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a.value / b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator -(Lanes256 a) => new(-a.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(Jit.Inline)]
    public static void AddProduct(ref Lanes256 sum, Lanes256 a, Lanes256 b) => sum.value = Vector256.MultiplyAddEstimate(a.value, b.value, sum.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.Max(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.Min(a.value, b.value));

    // The processor's own maximum and minimum give the second operand if either is NaN, and ARM's give NaN.
    [MethodImpl(Jit.Inline)]
    public static Lanes256 AtLeast(Lanes256 x, Lanes256 bound) => new(Vector256.MaxNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 AtMost(Lanes256 x, Lanes256 bound) => new(Vector256.MinNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Abs(Lanes256 x) => new(Vector256.Abs(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Sqrt(Lanes256 x) => new(Vector256.Sqrt(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Log(Lanes256 x) => new(Vector256.Log(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Cos(Lanes256 x) => new(Vector256.Cos(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Sin(Lanes256 x) => new(Vector256.Sin(x.value));

    // Half of the exponent at a time, by adding to the exponent's bits of 1: a result may be subnormal or infinite, a factor is neither.
    [MethodImpl(Jit.Inline)]
    public static Lanes256 Scale(Lanes256 x, Lanes256 n)
    {
        Vector256<int> whole = Vector256.ConvertToInt32Native(n.value), half = whole >> 1;
        return new(x.value * Power(half) * Power(whole - half));
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ScaleNormal(Lanes256 x, Lanes256 n) => new((x.value.AsInt32() + (n.value.AsInt32() << 23)).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 IsEqual(Lanes256 a, Lanes256 b) => new(Vector256.Equals(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 IsAtMost(Lanes256 a, Lanes256 b) => new(Vector256.LessThanOrEqual(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 IsBelow(Lanes256 a, Lanes256 b) => new(Vector256.LessThan(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Select(Lanes256 condition, Lanes256 then, Lanes256 otherwise) =>
        new(Vector256.ConditionalSelect(condition.value, then.value, otherwise.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ZeroWhere(Lanes256 condition, Lanes256 x) => new(Vector256.AndNot(x.value, condition.value));

    // As DropoutMask has it, a lane an element.
    [MethodImpl(Jit.Inline)]
    public static Lanes256 Kept(in DropoutMask mask, int place)
    {
        Vector256<uint> hash = (Vector256.Create((uint)place) + Vector256<uint>.Indices) ^ Vector256.Create(mask.Low);
        hash = (hash ^ (hash >> DropoutMask.Before)) * Vector256.Create(DropoutMask.First);
        hash = (hash ^ (hash >> DropoutMask.Between) ^ Vector256.Create(mask.High)) * Vector256.Create(DropoutMask.Second);
        hash ^= hash >> DropoutMask.After;
        return new(Vector256.GreaterThanOrEqual(hash, Vector256.Create(mask.Threshold)).AsSingle());
    }

    // All bits set in the first lanes: a masked access does not fault on the others.
    [MethodImpl(Jit.Inline)]
    private static Vector256<float> First(int count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();

    [MethodImpl(Jit.Inline)]
    private static Vector256<float> Power(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
}
