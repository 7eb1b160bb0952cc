namespace Equivariant.ML.Tensors;

/// <summary>
/// A vector register of floats. Kernels are written once over this interface and compiled for each width; every member is one or a few
/// instructions. What is left of an array after its full registers is read and written with <see cref="LoadPart"/> and
/// <see cref="StorePart"/>, so that the remainder goes through the same arithmetic and no kernel touches memory past its end.
/// </summary>
internal unsafe interface ILanes<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>How many floats a register holds.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are 32 registers, and not 16.</summary>
    static abstract bool ManyRegisters { get; }

    static abstract T Create(float value);

    static abstract T Load(float* source);

    /// <summary>The first <paramref name="count"/> floats, 1 to Count, with zeros after them.</summary>
    static abstract T LoadPart(float* source, int count);

    void Store(float* target);

    /// <summary>Writes the first <paramref name="count"/> floats, 1 to Count.</summary>
    void StorePart(float* target, int count);

    /// <summary>The sum of all lanes, always in the same order.</summary>
    float Sum();

    /// <summary>The largest of all lanes; NaN if any is.</summary>
    float Largest();

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T operator -(T a);

    /// <summary>a·b + c, rounded once where the processor can.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>
    /// sum = a·b + sum, as <see cref="MultiplyAdd"/>, in the register that sum is in. Written as an assignment the compiler puts the result where a factor was that is not needed
    /// again, and copies it back: an instruction in three, in the innermost loops.
    /// </summary>
    static abstract void AddProduct(ref T sum, T a, T b);

    /// <summary>The larger; NaN if either is.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller; NaN if either is.</summary>
    static abstract T Min(T a, T b);

    /// <summary>x, but at least so much; NaN stays. One instruction, where <see cref="Max"/> is a few.</summary>
    static abstract T AtLeast(T x, T bound);

    /// <summary>x, but at most so much; NaN stays.</summary>
    static abstract T AtMost(T x, T bound);

    static abstract T Abs(T x);

    static abstract T Sqrt(T x);

    static abstract T Log(T x);

    static abstract T Cos(T x);

    static abstract T Sin(T x);

    /// <summary>x·2ⁿ for whole n, rounded, overflowing and underflowing as a product does.</summary>
    static abstract T Scale(T x, T n);

    /// <summary>x·2ⁿ where n is given as 1.5·2²³ + n and both x and the result are normal numbers: n is added to the bits of the exponent.</summary>
    static abstract T ScaleNormal(T x, T n);

    /// <summary>All bits set in the lanes where a = b, else none; NaN equals nothing.</summary>
    static abstract T IsEqual(T a, T b);

    /// <summary>All bits set in the lanes where a ≤ b, else none.</summary>
    static abstract T IsAtMost(T a, T b);

    /// <summary>All bits set in the lanes where a &lt; b, else none.</summary>
    static abstract T IsBelow(T a, T b);

    /// <summary><paramref name="then"/> in the lanes where the condition's bits are set, else <paramref name="otherwise"/>.</summary>
    static abstract T Select(T condition, T then, T otherwise);

    /// <summary>0 where a condition holds, x elsewhere, NaN too: one instruction, where <see cref="Select"/> is three.</summary>
    static abstract T ZeroWhere(T condition, T x);

    /// <summary>All bits set in the lanes whose elements, from <paramref name="place"/> on, the mask keeps, else none.</summary>
    static abstract T Kept(in DropoutMask mask, int place);
}
