using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Equivariant.ML.Tensors;

/// <summary>Four floats: SSE or NEON; in software where there is neither.</summary>
internal unsafe struct Lanes128(Vector128<float> value) : ILanes<Lanes128>
{
    private Vector128<float> value = value;

    public readonly Vector128<float> Value => value;

    public static int Count => 4;

    public static bool ManyRegisters => System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported || System.Runtime.Intrinsics.X86.Avx512F.VL.IsSupported;

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    // One lane at a time: SSE and NEON have no masked access.
    [MethodImpl(Jit.Inline)]
    public static Lanes128 LoadPart(float* source, int count) => count switch
    {
        1 => new(Vector128.CreateScalar(source[0])),
        2 => new(Vector128.Create(source[0], source[1], 0, 0)),
        3 => new(Vector128.Create(source[0], source[1], source[2], 0)),
        _ => Load(source),
    };

    [MethodImpl(Jit.Inline)]
    public readonly void Store(float* target) => value.Store(target);

    [MethodImpl(Jit.Inline)]
    public readonly void StorePart(float* target, int count)
    {
        for (int lane = 0; lane < count; lane++)
        {
            target[lane] = value[lane];
        }
    }

    [MethodImpl(Jit.Inline)]
    public readonly float Sum() => (value[0] + value[2]) + (value[1] + value[3]);

    [MethodImpl(Jit.Inline)]
    public readonly float Largest() => MathF.Max(MathF.Max(value[0], value[2]), MathF.Max(value[1], value[3]));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a.value + b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a.value - b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a.value * b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a.value / b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator -(Lanes128 a) => new(-a.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(Jit.Inline)]
    public static void AddProduct(ref Lanes128 sum, Lanes128 a, Lanes128 b) => sum.value = Vector128.MultiplyAddEstimate(a.value, b.value, sum.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.Max(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Min(Lanes128 a, Lanes128 b) => new(Vector128.Min(a.value, b.value));

    // The processor's own maximum and minimum give the second operand if either is NaN, and ARM's give NaN.
    [MethodImpl(Jit.Inline)]
    public static Lanes128 AtLeast(Lanes128 x, Lanes128 bound) => new(Vector128.MaxNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 AtMost(Lanes128 x, Lanes128 bound) => new(Vector128.MinNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Abs(Lanes128 x) => new(Vector128.Abs(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Sqrt(Lanes128 x) => new(Vector128.Sqrt(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Log(Lanes128 x) => new(Vector128.Log(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Cos(Lanes128 x) => new(Vector128.Cos(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Sin(Lanes128 x) => new(Vector128.Sin(x.value));

    // Half of the exponent at a time, by adding to the exponent's bits of 1: a result may be subnormal or infinite, a factor is neither.
    [MethodImpl(Jit.Inline)]
    public static Lanes128 Scale(Lanes128 x, Lanes128 n)
    {
        Vector128<int> whole = Vector128.ConvertToInt32Native(n.value), half = whole >> 1;
        return new(x.value * Power(half) * Power(whole - half));
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ScaleNormal(Lanes128 x, Lanes128 n) => new((x.value.AsInt32() + (n.value.AsInt32() << 23)).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 IsEqual(Lanes128 a, Lanes128 b) => new(Vector128.Equals(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 IsAtMost(Lanes128 a, Lanes128 b) => new(Vector128.LessThanOrEqual(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 IsBelow(Lanes128 a, Lanes128 b) => new(Vector128.LessThan(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Select(Lanes128 condition, Lanes128 then, Lanes128 otherwise) =>
        new(Vector128.ConditionalSelect(condition.value, then.value, otherwise.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ZeroWhere(Lanes128 condition, Lanes128 x) => new(Vector128.AndNot(x.value, condition.value));

    // As DropoutMask has it, a lane an element.
    [MethodImpl(Jit.Inline)]
    public static Lanes128 Kept(in DropoutMask mask, int place)
    {
        Vector128<uint> hash = (Vector128.Create((uint)place) + Vector128<uint>.Indices) ^ Vector128.Create(mask.Low);
        hash = (hash ^ (hash >> DropoutMask.Before)) * Vector128.Create(DropoutMask.First);
        hash = (hash ^ (hash >> DropoutMask.Between) ^ Vector128.Create(mask.High)) * Vector128.Create(DropoutMask.Second);
        hash ^= hash >> DropoutMask.After;
        return new(Vector128.GreaterThanOrEqual(hash, Vector128.Create(mask.Threshold)).AsSingle());
    }

    [MethodImpl(Jit.Inline)]
    private static Vector128<float> Power(Vector128<int> n) => ((n + Vector128.Create(127)) << 23).AsSingle();
}
