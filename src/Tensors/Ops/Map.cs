namespace Equivariant.ML.Tensors;

/// <summary>The ops that networks are written in, as fluent methods. Results live in the scope of the operands.</summary>
public static partial class TensorOps
{
    /// <summary>a·x + b.</summary>
    public static Tensor Affine(this Tensor x, double a, double b) => Map.Apply(Unary.Affine, x, a, b);

    /// <summary>x, but at least <paramref name="least"/> and at most <paramref name="most"/>.</summary>
    public static Tensor Clamp(this Tensor x, double least, double most) => Map.Apply(Unary.Clamp, x, least, most);

    /// <summary>eˣ.</summary>
    public static Tensor Exp(this Tensor x) => Map.Apply(Unary.Exp, x);

    /// <summary>The natural logarithm.</summary>
    public static Tensor Log(this Tensor x) => Map.Apply(Unary.Log, x);

    /// <summary>The square root, whose gradient at 0 is taken as 0: the norm of a zero vector has gradient zero.</summary>
    public static Tensor Sqrt(this Tensor x) => Map.Apply(Unary.Sqrt, x);

    /// <summary>x².</summary>
    public static Tensor Square(this Tensor x) => Map.Apply(Unary.Square, x);

    /// <summary>1/x, and 0 at 0.</summary>
    public static Tensor ReciprocalOrZero(this Tensor x) => Map.Apply(Unary.ReciprocalOrZero, x);

    /// <summary>|x|.</summary>
    public static Tensor Abs(this Tensor x) => Map.Apply(Unary.Abs, x);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Tensor Sigmoid(this Tensor x) => Map.Apply(Unary.Sigmoid, x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Tensor Tanh(this Tensor x) => Map.Apply(Unary.Tanh, x);

    /// <summary>x/(1 + e⁻ˣ), also called swish.</summary>
    public static Tensor Silu(this Tensor x) => Map.Apply(Unary.Silu, x);

    /// <summary>x where positive, else 0.</summary>
    public static Tensor Relu(this Tensor x) => Map.Apply(Unary.Relu, x);

    /// <summary>ln(1 + eˣ).</summary>
    public static Tensor Softplus(this Tensor x) => Map.Apply(Unary.Softplus, x);

    /// <summary>The cosine, of radians.</summary>
    public static Tensor Cos(this Tensor x) => Map.Apply(Unary.Cos, x);
}

/// <summary>
/// y = f(x), number by number. The table of derivatives is the definition; where no second derivative is asked for,
/// an engine computes g·f′(x) in one kernel.
/// </summary>
internal sealed class Map : Op
{
    private static readonly Map Instance = new();

    internal static Tensor Apply(Unary f, Tensor x, double a = 0, double b = 0) =>
        Instance.Run(x.Shape, new OpArguments { Kind = (int)f, A = a, B = b }, x);

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.Map((Unary)arguments.Kind, arguments.A, arguments.B, inputs[0].Storage!, y.Storage!, y.Shape.Length);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        var f = (Unary)y.Arguments.Kind;
        if (!sink.Wants(0) || f is Unary.Within or Unary.Sign)
        {
            return;
        }

        Tensor x = y.Input(0);
        if (sink.Recording || f == Unary.Affine)
        {
            sink.Add(0, Gradient(f, x, y.Handle(), g, y.Arguments.A, y.Arguments.B));
        }
        else
        {
            sink.Add(0, MapGradient.Apply(f, y.Arguments.A, y.Arguments.B, x, y.Handle(), g));
        }
    }

    /// <summary>g·f′(x) in ops, where y = f(x).</summary>
    internal static Tensor Gradient(Unary f, Tensor x, Tensor y, Tensor g, double a, double b) => f switch
    {
        Unary.Affine => g.Affine(a, 0),
        Unary.Within or Unary.Sign => g.Affine(0, 0),
        _ => g * Derivative(f, x, y, a, b),
    };

    private static Tensor Derivative(Unary f, Tensor x, Tensor y, double a, double b) => f switch
    {
        Unary.Clamp => Apply(Unary.Within, x, a, b),
        Unary.Exp => y,
        Unary.Log => x.ReciprocalOrZero(),
        Unary.Sqrt => y.ReciprocalOrZero() * 0.5,
        Unary.Square => x * 2,
        Unary.ReciprocalOrZero => -y.Square(),
        Unary.Abs => Apply(Unary.Sign, x),
        Unary.Sigmoid => y * (1 - y),
        Unary.Tanh => 1 - y.Square(),
        Unary.Silu => SiluDerivative(x.Sigmoid(), y),
        Unary.Relu => Apply(Unary.Sign, y),
        Unary.Softplus => x.Sigmoid(),
        Unary.Cos => x.Affine(1, Math.PI / 2).Cos(),
        _ => throw new InvalidOperationException($"{f} has no derivative."),
    };

    /// <summary>s(x) + x·s(x)·(1 − s(x)), where y = x·s(x).</summary>
    private static Tensor SiluDerivative(Tensor s, Tensor y) => s + (y * (1 - s));
}

/// <summary>g·f′(x) in one kernel; never differentiated.</summary>
internal sealed class MapGradient : Op
{
    private static readonly MapGradient Instance = new();

    internal static Tensor Apply(Unary f, double a, double b, Tensor x, Tensor y, Tensor g) =>
        Instance.Run(x.Shape, new OpArguments { Kind = (int)f, A = a, B = b }, x, y, g);

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.MapGradient(
            (Unary)arguments.Kind, arguments.A, arguments.B, inputs[0].Storage!, inputs[1].Storage!, inputs[2].Storage!, y.Storage!, y.Shape.Length);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink) =>
        throw new InvalidOperationException("A pass that records computes derivatives from ops.");
}
