using System.Diagnostics.CodeAnalysis;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A network's parameters, by path. Their values lie in one block, and so do their gradients, so that an optimizer makes one pass; its statistics lie apart from both.
/// Layers add parameters and statistics through <see cref="Root"/>; the first use of a value closes the set.
/// </summary>
public sealed class ParameterSet
{
    // Each parameter begins on a cache line.
    private const int Alignment = 16;

    private readonly List<Parameter> parameters = [];
    private readonly List<Statistic> statistics = [];
    private readonly Dictionary<string, Parameter> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Initializer> initializers = new(StringComparer.Ordinal);
    private readonly Lock binding = new();

    // Volatile, and written last: whoever sees the values also sees the parameters bound to them.
    private volatile Storage? values;
    private Storage? gradients;
    private Storage? remembered;
    private int rememberedLength;

    /// <summary>An empty set.</summary>
    /// <param name="engine">Where the values live.</param>
    /// <param name="seed">What the first values are drawn from, together with each parameter's path.</param>
    public ParameterSet(Engine engine, ulong seed)
    {
        Engine = engine ?? throw new ArgumentNullException(nameof(engine));
        Random = new SeededRandom(seed);
    }

    /// <summary>Where the values live.</summary>
    public Engine Engine { get; }

    /// <summary>The outermost scope of paths.</summary>
    public ParameterScope Root => new(this, "");

    /// <summary>The parameters, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> All => parameters;

    /// <summary>The statistics, in the order in which they were added.</summary>
    public IReadOnlyList<Statistic> Statistics => statistics;

    /// <summary>What is saved with a network: the parameters, then the statistics.</summary>
    public IEnumerable<SavedTensor> Saved => parameters.Concat<SavedTensor>(statistics);

    /// <summary>How many numbers there are to train; those of statistics are not.</summary>
    public long Count => parameters.Sum(parameter => (long)parameter.Shape.Length);

    /// <summary>The parameter of a path.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Parameter this[string path] =>
        byPath.TryGetValue(path, out Parameter? parameter)
            ? parameter
            : throw new KeyNotFoundException($"No parameter {path}; there are {string.Join(", ", byPath.Keys)}.");

    internal SeededRandom Random { get; }

    /// <summary>The length of the blocks, gaps for alignment included.</summary>
    internal int BlockLength { get; private set; }

    internal Storage Values
    {
        get
        {
            Freeze();
            return values;
        }
    }

    internal Storage Gradients
    {
        get
        {
            Freeze();
            return gradients;
        }
    }

    /// <summary>Sets all gradients to zero.</summary>
    public void ClearGradients() => Engine.Fill(0, Gradients, BlockLength);

    /// <summary>
    /// Scales all gradients down together where their norm is larger than allowed (Pascanu et al. 2013).
    /// </summary>
    /// <param name="most">The largest norm allowed; infinity measures only.</param>
    /// <returns>The norm before.</returns>
    public double ClipGradients(double most)
    {
        using Scope scope = Engine.BeginScope();
        Tensor gradients = scope.State.NewNode(new Shape(1, BlockLength), Gradients).Handle();

        // Over the largest entry, whose square may be past what the number format holds. Zeros take the same way, at the same cost.
        double largest = gradients.Abs().Max(1).ToScalar();
        if (!double.IsFinite(largest))
        {
            return largest;
        }

        double unit = largest == 0 ? 1 : largest;
        double norm = unit * Math.Sqrt((gradients * (1 / unit)).Square().Sum().ToScalar());
        if (norm > most)
        {
            Engine.Map(Unary.Affine, most / norm, 0, Gradients, Gradients, BlockLength);
        }

        return norm;
    }

    /// <summary>Does as <see cref="ClipGradients"/>, and reads nothing: not even the norm is known.</summary>
    internal void LimitGradients(double most)
    {
        if (double.IsPositiveInfinity(most))
        {
            return;
        }

        using Scope scope = Engine.BeginScope();
        Tensor gradients = scope.State.NewNode(new Shape(1, BlockLength), Gradients).Handle();
        Tensor largest = gradients.Abs().Max(1);
        Tensor norm = (gradients * largest.ReciprocalOrZero()).Square().Sum().Sqrt() * largest;
        Storage factor = (most * norm.ReciprocalOrZero()).Minimum(scope.Full(1, norm.Shape)).Node.Storage!;
        var sizes = new Axes(1, 1, 1, BlockLength);
        Engine.Zip(Binary.Multiply, Gradients, new Axes(0, 0, 0, 1), factor, default, Gradients, sizes);
    }

    /// <summary>A copy of all values, those of statistics included, in single precision, which <see cref="Restore"/> takes back.</summary>
    public float[] Snapshot()
    {
        Freeze();
        var copy = new float[BlockLength + rememberedLength];
        Engine.Read(values, copy.AsSpan(0, BlockLength));
        Engine.Read(remembered, copy.AsSpan(BlockLength));
        return copy;
    }

    /// <summary>Brings back the values of a <see cref="Snapshot"/>.</summary>
    /// <exception cref="ArgumentException">It is another set's.</exception>
    public void Restore(ReadOnlySpan<float> snapshot)
    {
        if (snapshot.Length != BlockLength + rememberedLength)
        {
            throw new ArgumentException($"A snapshot of {snapshot.Length} numbers; expected {BlockLength + rememberedLength}.", nameof(snapshot));
        }

        Freeze();
        Engine.Write(snapshot[..BlockLength], values);
        Engine.Write(snapshot[BlockLength..], remembered);
    }

    internal Parameter Add(string path, in Shape shape, Initializer initializer)
    {
        Enter(nameof(Parameter), path, initializer);
        var parameter = new Parameter(this, path, shape, BlockLength);
        byPath.Add(path, parameter);
        parameters.Add(parameter);
        BlockLength = End(BlockLength, shape);
        return parameter;
    }

    internal Statistic AddStatistic(string path, in Shape shape, Initializer initializer)
    {
        Enter(nameof(Statistic), path, initializer);
        var statistic = new Statistic(this, path, shape, rememberedLength);
        statistics.Add(statistic);
        rememberedLength = End(rememberedLength, shape);
        return statistic;
    }

    private void Enter(string kind, string path, Initializer initializer)
    {
        if (values is not null)
        {
            throw new InvalidOperationException($"{kind} {path} comes too late: the values are already in use.");
        }

        if (!initializers.TryAdd(path, initializer))
        {
            throw new ArgumentException($"There is already a {(byPath.ContainsKey(path) ? "parameter" : "statistic")} {path}.", nameof(path));
        }
    }

    private static int End(int start, in Shape shape) => checked((start + shape.Length + Alignment - 1) / Alignment * Alignment);

    [MemberNotNull(nameof(values), nameof(gradients), nameof(remembered))]
    internal void Freeze()
    {
        if (values is not null && gradients is not null && remembered is not null)
        {
            return;
        }

        lock (binding)
        {
            if (values is not null && gradients is not null && remembered is not null)
            {
                return;
            }

            Storage sums = Zeros(BlockLength);
            Storage block = Zeros(BlockLength);
            foreach (Parameter parameter in parameters)
            {
                parameter.Bind(block, sums);
                Draw(parameter, block);
            }

            Storage apart = Zeros(rememberedLength);
            foreach (Statistic statistic in statistics)
            {
                statistic.Bind(apart);
                Draw(statistic, apart);
            }

            initializers.Clear();
            gradients = sums;
            remembered = apart;
            values = block;
        }
    }

    private Storage Zeros(int length)
    {
        Storage block = Engine.Allocate(length);
        Engine.Fill(0, block, length);
        return block;
    }

    private void Draw(SavedTensor tensor, Storage block)
    {
        if (Engine.HoldsNumbers)
        {
            var drawn = new double[tensor.Shape.Length];
            initializers[tensor.Path].Fill(drawn, Random.Fork(tensor.Path));
            Engine.Write(drawn, block.Slice(tensor.Start, drawn.Length));
        }
    }
}
