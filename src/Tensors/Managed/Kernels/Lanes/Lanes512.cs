using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Equivariant.ML.Tensors;

/// <summary>Sixteen floats: AVX-512.</summary>
internal unsafe struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    private Vector512<float> value = value;

    public static int Count => 16;

    public static bool ManyRegisters => true;

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 LoadPart(float* source, int count) => Avx512F.IsSupported
        ? new(Avx512F.MaskLoad(source, First(count), Vector512<float>.Zero))
        : new(Vector512.Create(
            Lanes256.LoadPart(source, Math.Min(count, Lanes256.Count)).Value,
            count > Lanes256.Count ? Lanes256.LoadPart(source + Lanes256.Count, count - Lanes256.Count).Value : default));

    [MethodImpl(Jit.Inline)]
    public readonly void Store(float* target) => value.Store(target);

    [MethodImpl(Jit.Inline)]
    public readonly void StorePart(float* target, int count)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(target, First(count), value);
            return;
        }

        new Lanes256(value.GetLower()).StorePart(target, Math.Min(count, Lanes256.Count));
        if (count > Lanes256.Count)
        {
            new Lanes256(value.GetUpper()).StorePart(target + Lanes256.Count, count - Lanes256.Count);
        }
    }

    [MethodImpl(Jit.Inline)]
    public readonly float Sum() => new Lanes256(value.GetLower() + value.GetUpper()).Sum();

    [MethodImpl(Jit.Inline)]
    public readonly float Largest() => new Lanes256(Vector256.Max(value.GetLower(), value.GetUpper())).Largest();

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.value + b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.value - b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.value * b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a.value / b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator -(Lanes512 a) => new(-a.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(Jit.Inline)]
    public static void AddProduct(ref Lanes512 sum, Lanes512 a, Lanes512 b) => sum.value = Vector512.MultiplyAddEstimate(a.value, b.value, sum.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.Max(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.Min(a.value, b.value));

    // The processor's own maximum and minimum give the second operand if either is NaN, and ARM's give NaN.
    [MethodImpl(Jit.Inline)]
    public static Lanes512 AtLeast(Lanes512 x, Lanes512 bound) => new(Vector512.MaxNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 AtMost(Lanes512 x, Lanes512 bound) => new(Vector512.MinNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Abs(Lanes512 x) => new(Vector512.Abs(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Sqrt(Lanes512 x) => new(Vector512.Sqrt(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Log(Lanes512 x) => new(Vector512.Log(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Cos(Lanes512 x) => new(Vector512.Cos(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Sin(Lanes512 x) => new(Vector512.Sin(x.value));

    // Half of the exponent at a time, by adding to the exponent's bits of 1: a result may be subnormal or infinite, a factor is neither.
    [MethodImpl(Jit.Inline)]
    public static Lanes512 Scale(Lanes512 x, Lanes512 n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(x.value, n.value));
        }

        Vector512<int> whole = Vector512.ConvertToInt32Native(n.value), half = whole >> 1;
        return new(x.value * Power(half) * Power(whole - half));
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ScaleNormal(Lanes512 x, Lanes512 n) => new((x.value.AsInt32() + (n.value.AsInt32() << 23)).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 IsEqual(Lanes512 a, Lanes512 b) => new(Vector512.Equals(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 IsAtMost(Lanes512 a, Lanes512 b) => new(Vector512.LessThanOrEqual(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 IsBelow(Lanes512 a, Lanes512 b) => new(Vector512.LessThan(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Select(Lanes512 condition, Lanes512 then, Lanes512 otherwise) =>
        new(Vector512.ConditionalSelect(condition.value, then.value, otherwise.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ZeroWhere(Lanes512 condition, Lanes512 x) => new(Vector512.AndNot(x.value, condition.value));

    // As DropoutMask has it, a lane an element.
    [MethodImpl(Jit.Inline)]
    public static Lanes512 Kept(in DropoutMask mask, int place)
    {
        Vector512<uint> hash = (Vector512.Create((uint)place) + Vector512<uint>.Indices) ^ Vector512.Create(mask.Low);
        hash = (hash ^ (hash >> DropoutMask.Before)) * Vector512.Create(DropoutMask.First);
        hash = (hash ^ (hash >> DropoutMask.Between) ^ Vector512.Create(mask.High)) * Vector512.Create(DropoutMask.Second);
        hash ^= hash >> DropoutMask.After;
        return new(Vector512.GreaterThanOrEqual(hash, Vector512.Create(mask.Threshold)).AsSingle());
    }

    // All bits set in the first lanes: a masked access does not fault on the others.
    [MethodImpl(Jit.Inline)]
    private static Vector512<float> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(Jit.Inline)]
    private static Vector512<float> Power(Vector512<int> n) => ((n + Vector512.Create(127)) << 23).AsSingle();
}
