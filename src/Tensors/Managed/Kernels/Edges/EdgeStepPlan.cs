namespace Equivariant.ML.Tensors;

/// <summary>A step of an <see cref="EdgeProgram"/> with the addresses that it works on. What it does not need is null or −1.</summary>
internal unsafe struct EdgeStepPlan<T>
    where T : unmanaged, ILanes<T>
{
    public EdgeStepKind Kind;
    public Unary Function;
    public float A, B;

    /// <summary>Values that it reads.</summary>
    public int X, Y;

    /// <summary>How many numbers it computes for an edge.</summary>
    public int Width;

    /// <summary>Where a linear step of few inputs adds to what ends bring: how many inputs it and those before it have. The last of them computes all.</summary>
    public int FewInputs;

    /// <summary>Whether the step that reads it computes it on the way.</summary>
    public bool OnTheWay;

    /// <summary>Whether a gradient flows through it.</summary>
    public bool Wants;

    /// <summary>Operands: at targets, at sources; a bias.</summary>
    public float* AtTarget, AtSource, Bias;

    /// <summary>The rows of all edges, where they lie outside the tile: an operand's, or those that are kept.</summary>
    public float* Rows;

    /// <summary>The weight as it stands.</summary>
    public float* WeightRows;

    /// <summary>The weight, and the weight transposed, prepared to be multiplied by.</summary>
    public TileMatrix<T> Weight, Turned;

    /// <summary>Where in the tile its values, the slopes of its function and its gradient lie.</summary>
    public int Value, Slope, Gradient;

    /// <summary>The gradients of operands.</summary>
    public float* ToTarget, ToSource;

    /// <summary>The gradient's rows of all edges, where they lie outside the tile.</summary>
    public float* ToRows;

    /// <summary>Where among a chunk's sums the gradients of weight and bias lie.</summary>
    public int ToWeight, ToBias;
}
