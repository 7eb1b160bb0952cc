using Equivariant.ML.Tensors;

namespace Equivariant.ML.Examples;

/// <summary>Tensors by themselves: a scope that records, a gradient, and the gradient of a gradient.</summary>
internal static class DifferentiateTwice
{
    internal static void Run(TextWriter output)
    {
        var engine = new ManagedEngine();
        using Scope scope = engine.BeginScope(recording: true);
        Tensor x = scope.Variable(scope.Constant([1f, 2f, 3f], new Shape(3)));
        Tensor cubes = (x * x * x).Sum();
        Tensor first = scope.Gradients(cubes, [x], record: true)[0];

        // Unless it is told to keep it, a pass gives back what it has used for the last time: here the first gradient.
        Tensor second = scope.Gradients(first.Sum(), [x], keep: true)[0];
        output.WriteLine($"3x²: {string.Join(", ", first.ToArray())}; 6x: {string.Join(", ", second.ToArray())}");
    }
}
