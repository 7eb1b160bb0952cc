using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>One float: for elements that do not lie side by side, and for processors without vectors.</summary>
internal unsafe struct Lanes1(float value) : ILanes<Lanes1>
{
    private float value = value;

    public static int Count => 1;

    public static bool ManyRegisters => true;

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Create(float value) => new(value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Load(float* source) => new(*source);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 LoadPart(float* source, int count) => new(*source);

    [MethodImpl(Jit.Inline)]
    public readonly void Store(float* target) => *target = value;

    [MethodImpl(Jit.Inline)]
    public readonly void StorePart(float* target, int count) => *target = value;

    [MethodImpl(Jit.Inline)]
    public readonly float Sum() => value;

    [MethodImpl(Jit.Inline)]
    public readonly float Largest() => value;

    [MethodImpl(Jit.Inline)]
    public static Lanes1 operator +(Lanes1 a, Lanes1 b) => new(a.value + b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 operator -(Lanes1 a, Lanes1 b) => new(a.value - b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 operator *(Lanes1 a, Lanes1 b) => new(a.value * b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 operator /(Lanes1 a, Lanes1 b) => new(a.value / b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 operator -(Lanes1 a) => new(-a.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 MultiplyAdd(Lanes1 a, Lanes1 b, Lanes1 c) => new(float.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(Jit.Inline)]
    public static void AddProduct(ref Lanes1 sum, Lanes1 a, Lanes1 b) => sum.value = float.MultiplyAddEstimate(a.value, b.value, sum.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Max(Lanes1 a, Lanes1 b) => new(MathF.Max(a.value, b.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Min(Lanes1 a, Lanes1 b) => new(MathF.Min(a.value, b.value));

    // The processor's own maximum and minimum give the second operand if either is NaN, and ARM's give NaN.
    [MethodImpl(Jit.Inline)]
    public static Lanes1 AtLeast(Lanes1 x, Lanes1 bound) => new(float.MaxNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 AtMost(Lanes1 x, Lanes1 bound) => new(float.MinNative(bound.value, x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Abs(Lanes1 x) => new(MathF.Abs(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Sqrt(Lanes1 x) => new(MathF.Sqrt(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Log(Lanes1 x) => new(MathF.Log(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Cos(Lanes1 x) => new(MathF.Cos(x.value));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Sin(Lanes1 x) => new(MathF.Sin(x.value));

    // In double, where no power of two of a float's range is subnormal.
    [MethodImpl(Jit.Inline)]
    public static Lanes1 Scale(Lanes1 x, Lanes1 n) =>
        new((float)(x.value * BitConverter.Int64BitsToDouble(((long)n.value + 1023) << 52)));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 ScaleNormal(Lanes1 x, Lanes1 n) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x.value) + (BitConverter.SingleToInt32Bits(n.value) << 23)));

    [MethodImpl(Jit.Inline)]
    public static Lanes1 IsEqual(Lanes1 a, Lanes1 b) => Condition(a.value == b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 IsAtMost(Lanes1 a, Lanes1 b) => Condition(a.value <= b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 IsBelow(Lanes1 a, Lanes1 b) => Condition(a.value < b.value);

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Select(Lanes1 condition, Lanes1 then, Lanes1 otherwise) =>
        BitConverter.SingleToInt32Bits(condition.value) != 0 ? then : otherwise;

    [MethodImpl(Jit.Inline)]
    public static Lanes1 ZeroWhere(Lanes1 condition, Lanes1 x) => BitConverter.SingleToInt32Bits(condition.value) != 0 ? default : x;

    [MethodImpl(Jit.Inline)]
    public static Lanes1 Kept(in DropoutMask mask, int place) => Condition(mask.Keeps(place));

    [MethodImpl(Jit.Inline)]
    private static Lanes1 Condition(bool holds) => new(BitConverter.Int32BitsToSingle(holds ? -1 : 0));
}
