using System.Diagnostics.CodeAnalysis;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A network's parameters, by path. Their values lie in one block, and so do their gradients, so that an optimizer makes one pass.
/// Layers add parameters through <see cref="Root"/>; the first use of a value closes the set.
/// </summary>
public sealed class ParameterSet
{
    // Each parameter begins on a cache line.
    private const int Alignment = 16;

    private readonly List<Parameter> parameters = [];
    private readonly Dictionary<string, Parameter> byPath = new(StringComparer.Ordinal);
    private readonly List<Initializer> initializers = [];
    private readonly Lock binding = new();

    // Volatile, and written last: whoever sees the values also sees the parameters bound to them.
    private volatile Storage? values;
    private Storage? gradients;

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

    /// <summary>How many numbers there are to train.</summary>
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

    /// <summary>A copy of all values in single precision, which <see cref="Restore"/> takes back.</summary>
    public float[] Snapshot()
    {
        var copy = new float[BlockLength];
        Engine.Read(Values, copy);
        return copy;
    }

    /// <summary>Brings back the values of a <see cref="Snapshot"/>.</summary>
    /// <exception cref="ArgumentException">It is another set's.</exception>
    public void Restore(ReadOnlySpan<float> snapshot)
    {
        if (snapshot.Length != BlockLength)
        {
            throw new ArgumentException($"A snapshot of {snapshot.Length} numbers; expected {BlockLength}.", nameof(snapshot));
        }

        Engine.Write(snapshot, Values);
    }

    internal Parameter Add(string path, in Shape shape, Initializer initializer)
    {
        if (values is not null)
        {
            throw new InvalidOperationException($"Parameter {path} comes too late: the values are already in use.");
        }

        var parameter = new Parameter(this, path, shape, BlockLength);
        if (!byPath.TryAdd(path, parameter))
        {
            throw new ArgumentException($"There is already a parameter {path}.", nameof(path));
        }

        initializers.Add(initializer);
        parameters.Add(parameter);
        BlockLength = checked((BlockLength + shape.Length + Alignment - 1) / Alignment * Alignment);
        return parameter;
    }

    [MemberNotNull(nameof(values), nameof(gradients))]
    internal void Freeze()
    {
        if (values is not null && gradients is not null)
        {
            return;
        }

        lock (binding)
        {
            if (values is not null && gradients is not null)
            {
                return;
            }

            Storage sums = Engine.Allocate(BlockLength);
            Storage block = Engine.Allocate(BlockLength);
            Engine.Fill(0, sums, BlockLength);
            Engine.Fill(0, block, BlockLength);
            for (int i = 0; i < parameters.Count; i++)
            {
                Parameter parameter = parameters[i];
                parameter.Bind(Engine, block, sums);
                if (Engine.HoldsNumbers)
                {
                    var drawn = new double[parameter.Shape.Length];
                    initializers[i].Fill(drawn, Random.Fork(parameter.Path));
                    Engine.Write(drawn, block.Slice(parameter.Start, drawn.Length));
                }
            }

            initializers.Clear();
            gradients = sums;
            values = block;
        }
    }
}
