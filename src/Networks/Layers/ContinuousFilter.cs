using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The continuous-filter convolution (Schütt et al. 2017, section 4): what a neighbour sends is filtered by the distance, W·Σⱼ (V·hⱼ) ∘ φ(g(dᵢⱼ))·C(dᵢⱼ) + b, where g
/// are Gaussians at equal steps from 0 to the cutoff r, each as wide as a step, φ is a network of two linear maps and C(d) = ½(cos(π·d/r) + 1).
/// </summary>
internal sealed class ContinuousFilter
{
    private readonly Dense source;
    private readonly Dense received;
    private readonly EdgeProgram program;
    private readonly double[] steepness;
    private readonly double[] offsets;

    /// <param name="parameters">Where its parameters lie: <c>filter</c>, the network φ; <c>source</c>, the map V; <c>received</c>, the map W and its bias.</param>
    /// <param name="inputs">How many features a node has.</param>
    /// <param name="outputs">How many features a node gets.</param>
    /// <param name="options">The form of the convolution.</param>
    internal ContinuousFilter(ParameterScope parameters, int inputs, int outputs, SchNetOptions options)
    {
        int width = options.Filters ?? options.Width;
        var filter = new Mlp(parameters["filter"], options.Gaussians, width, width, options.Activation);
        source = new Dense(parameters["source"], inputs, width, withBias: false);
        received = new Dense(parameters["received"], width, outputs);

        // A Gaussian is exp(−(s·d − s·μ)²), with 2s² the inverse square of a step.
        double step = options.Cutoff / (options.Gaussians - 1), s = 1 / (Math.Sqrt(2) * step);
        steepness = [.. Enumerable.Repeat(s, options.Gaussians)];
        offsets = [.. Enumerable.Range(0, options.Gaussians).Select(place => -s * step * place)];
        program = Write(filter, options);
    }

    /// <summary>What nodes receive, [nodes×outputs].</summary>
    internal Tensor Forward(GraphBatch graph, Tensor nodes, Tensor positions, Context context)
    {
        Tensor slopes = context.Scope.Constant(steepness, new Shape(1, steepness.Length));
        Tensor starts = context.Scope.Constant(offsets, new Shape(offsets.Length));
        return received.Forward(program.Run(graph.Edges, positions, -positions, slopes, starts, source.Forward(nodes)));
    }

    /// <summary>What edges bring to their targets.</summary>
    private static EdgeProgram Write(Mlp filter, SchNetOptions options)
    {
        var edges = new EdgeProgramBuilder();
        EdgeValue distance = edges.Map(Unary.Sqrt, Distances.Write(edges).Square);
        EdgeValue gaussians = edges.Linear(distance, edges.Input(), edges.Input());
        gaussians = edges.Map(Unary.Exp, edges.Map(Unary.Affine, edges.Map(Unary.Square, gaussians), -1));
        EdgeValue phase = edges.Map(Unary.Affine, distance, Math.PI / options.Cutoff);
        phase = options.KeepBeyondCutoff ? phase : edges.Map(Unary.Clamp, phase, 0, Math.PI);
        EdgeValue cutoff = edges.Map(Unary.Affine, edges.Map(Unary.Cos, phase), 0.5, 0.5);
        EdgeValue filters = edges.Scale(filter.Write(edges, (gaussians, options.Gaussians)), cutoff);
        return edges.Build((edges.Multiply(filters, edges.AtSource(edges.Input())), false));
    }
}
